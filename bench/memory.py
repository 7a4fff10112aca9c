"""Read one long document in a process of its own, and print how much memory that took at most.

python -m bench.memory 50
"""

import resource
import sys

from bench.texts import long_document
from halqa.reading import read


def peak(megabytes: float) -> float:
    """Return the most memory that this process ever held, in MB, once it has read a document of a length."""
    read(long_document(megabytes))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    print(peak(float(sys.argv[1])))
