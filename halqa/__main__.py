"""`python -m halqa`: the same as the command `halqa`."""

from halqa.surfaces.cli import main

if __name__ == "__main__":
    main()
