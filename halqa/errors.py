"""The tree of errors: each builds its own message from named facts and says what to do next.

The command line prints the message and exits with code 2; Python callers catch `HalqaError` or a branch of it.
"""


class HalqaError(Exception):
    """Anything that Halqa refuses, with a sentence that a user can act on."""


class InputError(HalqaError):
    """What came from outside cannot be used."""


class MissingPathError(InputError):
    """A path was named that is not there."""

    def __init__(self, *, path: str) -> None:
        super().__init__(f"{path}: no such file or folder. Check the name, or use - to read standard input.")


class EmptyDocumentError(InputError):
    """A file holds nothing to read."""

    def __init__(self, *, source: str) -> None:
        super().__init__(f"{source}: the file is empty, so there is nothing to read.")


class BinaryDocumentError(InputError):
    """A file is not text, HTML or JSON lines."""

    def __init__(self, *, source: str) -> None:
        super().__init__(f"{source}: this is binary data, not text. Halqa reads .txt, .html and .jsonl files.")


class UndecodableError(InputError):
    """The bytes fit no encoding that Halqa knows."""

    def __init__(self, *, source: str, tried: str) -> None:
        super().__init__(f"{source}: the text fits none of the encodings {tried}. Save it as UTF-8 and try again.")


class TooLargeError(InputError):
    """A document is over the size that is read."""

    def __init__(self, *, source: str, size: int, limit: int) -> None:
        super().__init__(
            f"{source}: {size:,} bytes is over the limit of {limit:,} bytes for one document. "
            "Split it, or give one document a line as .jsonl."
        )


class BrokenLineError(InputError):
    """A line of a JSON-lines file cannot be used; the others can."""

    def __init__(self, *, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}, line {line}: {reason}. The line was left out; the others were read.")


class UnreadablePathError(InputError):
    """A path is there, but the system does not let it be read."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be read ({reason}). Check the name of the file and its rights.")


class EmptyFolderError(InputError):
    """A folder holds no file of a format that is read."""

    def __init__(self, *, path: str, suffixes: str) -> None:
        super().__init__(f"{path}: the folder holds no file that Halqa reads ({suffixes}).")


class NoTextError(InputError):
    """A page or a file has content, but no words."""

    def __init__(self, *, source: str) -> None:
        super().__init__(f"{source}: no text was found to read (scripts, styles and markup are left out).")


class UnwritableFileError(HalqaError):
    """An output cannot be written: rights, a read-only disk, no room."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be written ({reason}). Choose another place for the output.")


class UnknownPictureError(InputError):
    """A picture is asked for under a name that says no format."""

    def __init__(self, *, path: str, known: str) -> None:
        super().__init__(f"{path}: a picture is written as {known}. Give the file a name that ends so.")


class InvalidChartError(InputError):
    """What was given to be drawn does not fit together."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"This picture cannot be drawn: {reason}.")


class UnknownLanguageError(InputError):
    """A text or an option is in a language that Halqa cannot read."""

    def __init__(self, *, language: str, known: str) -> None:
        super().__init__(f"Language {language!r} is not known. Halqa knows: {known}.")


class UnreadDocumentError(InputError):
    """A document is sound, but no reader can read it."""

    def __init__(self, *, document: str, reason: str) -> None:
        super().__init__(f"{document}: {reason} The document was left out; the others were read.")


class UnknownPartyError(InputError):
    """A party was named that neither the catalogue nor the ledger holds."""

    def __init__(self, *, name: str, nearest: str) -> None:
        hint = f" Did you mean {nearest}?" if nearest else ""
        super().__init__(f"No party is called {name!r}.{hint}")


class InvalidPeriodError(InputError):
    """A period was named that is none, or that does not begin and end with a month."""

    def __init__(self, *, given: str) -> None:
        super().__init__(f"{given!r} is no period. Write a year, a quarter or a month, like 2027, 2027-Q3 or 2027-03.")


class UnknownNumberError(InputError):
    """A number was asked for that no result has."""

    def __init__(self, *, given: str, nearest: str = "") -> None:
        hint = f" Did you mean {nearest}?" if nearest else ""
        super().__init__(f"There is no number {given!r}.{hint} Results print their ids, like circularity:2027:typical.")


class OnePartyError(InputError):
    """Two parties were named to compare that are one, by themselves or by their parent."""

    def __init__(self, *, party: str) -> None:
        super().__init__(f"Both names count as {party}. Name two parties that are not one.")


class NoVendorError(InputError):
    """A party was asked about as a vendor that sells nothing, or has placed no money, by what deals tell."""

    def __init__(self, *, party: str) -> None:
        super().__init__(
            f"By what deals tell, {party} does not both sell something and place money. `halqa vendors` lists who does."
        )


class UnknownBacktestError(InputError):
    """A backtest was named that does not ship."""

    def __init__(self, *, name: str, known: str) -> None:
        super().__init__(f"There is no backtest {name!r}. There is: {known}.")


class InvalidQuantityError(InputError):
    """A quantity of an option is no number above nothing."""

    def __init__(self, *, option: str, given: float) -> None:
        super().__init__(f"{option} {given:g} is no quantity: give a number above 0, like 38e9.")


class InvalidDateError(InputError):
    """A date is not written as year-month-day."""

    def __init__(self, *, given: str) -> None:
        super().__init__(f"{given!r} is not a date. Write it as 2026-03-31.")


class InvalidCursorError(InputError):
    """What should name the place in a list was not given out with a page of it."""

    def __init__(self, *, given: str) -> None:
        super().__init__(f"{given!r} is no cursor of this list. Take `next` of the page before, or leave it out.")


class BadTableError(InputError):
    """A file that a person filled in cannot be read as rows."""

    def __init__(self, *, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}. Nothing was added; `halqa ledger template` prints an example.")


class BadCellError(InputError):
    """A cell that a person filled in says nothing that can be held."""

    def __init__(self, *, source: str, row: int, column: str, reason: str) -> None:
        super().__init__(f"{source}, row {row}, column {column}: {reason}. Nothing was added.")


class MissingLibraryError(InputError):
    """A format needs a library that is not installed."""

    def __init__(self, *, source: str, library: str) -> None:
        name = {"yaml": "PyYAML"}.get(library, library)
        super().__init__(f"{source}: this format needs {name}; `pip install 'halqa[tables]'` brings it.")


class ClaimError(HalqaError):
    """A claim breaks a rule that every claim must keep."""


class SpanOutsideTextError(ClaimError):
    """Evidence points outside the document it is said to stand in."""

    def __init__(self, *, document: str, start: int, end: int, length: int) -> None:
        super().__init__(f"{document}: evidence {start}–{end} lies outside the text of {length} characters.")


class FutureDatelineError(ClaimError):
    """A document bears a date that had not come when it was fetched."""

    def __init__(self, *, document: str, published: str, fetched: str) -> None:
        super().__init__(
            f"{document}: its dateline {published} is later than the day it was fetched, {fetched}. "
            "Correct one of them; nothing was added."
        )


class MarkOutsideTextError(InputError):
    """A party is marked at a place that the text does not have."""

    def __init__(self, *, mark: str, length: int) -> None:
        super().__init__(f"The mark {mark} lies outside the text of {length} characters, or ends where it begins.")


class EmptyMarkError(InputError):
    """A party is marked in a text, but at the mark stands no word."""

    def __init__(self, *, mark: str) -> None:
        super().__init__(f"At the mark {mark} stands no word: mark the name of a party.")


class OverlappingMarksError(InputError):
    """Two parties are marked in a text, but their marks overlap."""

    def __init__(self, *, first: str, second: str) -> None:
        super().__init__(f"The marks {first} and {second} overlap: mark two different places.")


class QuoteMismatchError(ClaimError):
    """The quoted words are not the words at the span."""

    def __init__(self, *, document: str, start: int, end: int, quoted: str) -> None:
        super().__init__(f"{document}: the text at {start}–{end} does not read {quoted!r}.")


class InvalidClaimError(ClaimError):
    """A claim lacks a field or holds a value that no claim can have."""

    def __init__(self, *, document: str, reason: str) -> None:
        super().__init__(f"{document}: {reason}.")


class JudgementError(HalqaError):
    """A judgement cannot be made; nothing was written."""


class InvalidJudgementError(JudgementError):
    """A judgement lacks what its verdict needs, or holds what it cannot have."""

    def __init__(self, *, verdict: str, reason: str) -> None:
        super().__init__(f"The judgement {str(verdict)!r} cannot be made: {reason}.")


class UnknownJudgementError(JudgementError):
    """A judgement was to be undone that nobody made."""

    def __init__(self, *, given: str) -> None:
        super().__init__(f"There is no judgement {given!r}. `halqa ledger review --made` lists what was judged.")


class UnknownClaimError(JudgementError):
    """A judgement was to be made on a claim that the ledger does not hold."""

    def __init__(self, *, given: str) -> None:
        super().__init__(f"There is no claim {given!r}. `halqa ledger review --json` lists what can be judged.")


class SameAsItselfError(JudgementError):
    """A party or a claim was to be joined to itself, or told apart from itself."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"{name} is the same as itself: name two different ones.")


class InvalidCorrectionError(JudgementError):
    """A field was to be corrected that a claim does not have, or to what the field cannot hold."""

    def __init__(self, *, field: str, value: str, reason: str) -> None:
        super().__init__(f"{field} cannot be corrected to {value!r}: {reason}.")


class PartRingError(JudgementError):
    """A sum was to be a part of a total that is itself a part of that sum."""

    def __init__(self, *, part: str, total: str) -> None:
        super().__init__(f"{part} cannot be a part of {total}: it would contain itself. Correct one of the two sums.")


class UnitError(HalqaError):
    """A quantity cannot be added to or turned into another."""


class CurrencyMismatchError(UnitError):
    """Sums in different currencies were added."""

    def __init__(self, *, left: str, right: str) -> None:
        super().__init__(f"{left} and {right} cannot be added: convert both to one currency first.")


class UnknownCurrencyError(UnitError):
    """No rate is known for a currency."""

    def __init__(self, *, currency: str) -> None:
        super().__init__(f"No exchange rate is known for {currency!r}. Give its three-letter ISO 4217 code.")


class LedgerError(HalqaError):
    """The ledger file cannot be used as asked."""


class NotALedgerError(LedgerError):
    """A file is there, but it is not a ledger."""

    def __init__(self, *, path: str) -> None:
        super().__init__(f"{path} is not a Halqa ledger. Name another file with --ledger or HALQA_LEDGER.")


class NewerLedgerError(LedgerError):
    """A ledger was written by a later version of Halqa."""

    def __init__(self, *, path: str, found: int, known: int) -> None:
        super().__init__(
            f"{path} has format {found}; this version of Halqa knows formats up to {known}. Upgrade Halqa to open it."
        )


class UnwritableLedgerError(LedgerError):
    """The ledger cannot be written: rights, a read-only disk, no room, or locked by another."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be written ({reason}). Nothing was added. Name another file with --ledger.")


class MissingDriverError(LedgerError):
    """A ledger on a server is named, but what speaks to servers is not installed."""

    def __init__(self, *, path: str) -> None:
        super().__init__(f"{path} is on a server, which needs psycopg: install halqa[postgres] with pip.")


class DaysOutOfOrderError(InputError):
    """Two days were named to compare, the later one first."""

    def __init__(self, *, since: str, until: str) -> None:
        super().__init__(f"{since} comes after {until}. Name the earlier day first.")


class UnknownDealError(InputError):
    """A deal was named that the ledger does not hold."""

    def __init__(self, *, name: str, nearest: str) -> None:
        hint = f" Did you mean {nearest}?" if nearest else ""
        super().__init__(f"There is no deal {name!r}.{hint} `halqa deals` lists them.")


class MissingLedgerError(LedgerError):
    """A ledger is asked about before anything was added."""

    def __init__(self, *, path: str) -> None:
        super().__init__(f"There is no ledger at {path} yet. Start one with: halqa ledger add FILES")


class BrokenExportError(LedgerError):
    """A line of an exported ledger is not what a ledger writes; the export is taken whole or not at all."""

    def __init__(self, *, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}. Nothing was imported.")


class UnknownDocumentError(LedgerError):
    """A document was named that the ledger does not hold, or that is not the only one of that name."""

    def __init__(self, *, document: str, matches: int = 0) -> None:
        told = "names several documents of the ledger" if matches else "is no document of the ledger"
        super().__init__(f"{document!r} {told}. Name one by its id or by the hash of its text (sha256).")


class AccessError(HalqaError):
    """Somebody may not do what they ask for."""


class UnauthorizedError(AccessError):
    """Nobody known asks for what only known people may do."""

    def __init__(self) -> None:
        super().__init__("This needs a token that was given out: Authorization: Bearer TOKEN (halqa token makes one).")


class ForbiddenError(AccessError):
    """Somebody known asks for what they may not do."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"This may not be done: {reason}.")


class OpenToAllError(AccessError):
    """A server would be open to other machines without anybody being known."""

    def __init__(self, *, host: str) -> None:
        super().__init__(f"{host} can be reached from other machines: first give out a token with halqa token NAME.")


class AddressTakenError(HalqaError):
    """A server cannot listen where it should."""

    def __init__(self, *, host: str, port: int, reason: str) -> None:
        super().__init__(f"Cannot listen at {host}, port {port} ({reason}). Name another port, or 0 for any.")


class BadTokensError(AccessError):
    """The file of tokens is not one."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path}: this is no file of tokens ({reason}). Make one anew with halqa token.")


class ChangedMeanwhileError(JudgementError):
    """Somebody else added something since what is judged was read."""

    def __init__(self, *, revision: str) -> None:
        super().__init__(f"The ledger has changed since {revision}: read again what you decide on, then decide.")


class CatalogueError(HalqaError):
    """A data file of the catalogue breaks its own rules."""

    def __init__(self, *, file: str, reason: str) -> None:
        super().__init__(f"catalogue/{file}: {reason}.")


class NotACycleError(HalqaError):
    """Flows were given as a cycle, but the money does not come back."""

    def __init__(self, *, receiver: str, next_payer: str) -> None:
        super().__init__(f"{receiver} receives, but {next_payer} pays next: start each flow where the last one ended.")


class InvalidFlowError(InputError):
    """A flow that no money can be: less than nothing, endless, or no number."""

    def __init__(self, *, payer: str, payee: str, amount: float) -> None:
        super().__init__(f"{payer} cannot pay {payee} {amount}: a flow is a number from zero up.")


class TooManyCyclesError(InputError):
    """There are more cycles than can be weighed one by one."""

    def __init__(self, *, most: int) -> None:
        super().__init__(
            f"There are more than {most:,} cycles: measure the circulation as a whole, or raise the limit."
        )


class InvalidSharesError(InputError):
    """Shares that no whole can be cut into, or through which money goes round for ever."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"These shares cannot be: {reason}.")


class InvalidBalanceSheetError(InputError):
    """What parties own and owe does not fit together."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"These balance sheets cannot be: {reason}.")


class InvalidShareError(InputError):
    """A share is below nothing or above all."""

    def __init__(self, *, given: float) -> None:
        super().__init__(f"{given} is not a share: give a number from 0 to 1.")


class NoSolutionError(HalqaError):
    """A search for values that fit each other did not end."""

    def __init__(self, *, what: str, rounds: int) -> None:
        super().__init__(f"{what[:1].upper()}{what[1:]} did not settle in {rounds:,} rounds.")


class BadScenarioError(InputError):
    """A scenario, a shock, or what they assume, cannot be read or cannot be."""

    def __init__(self, *, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}. Nothing was computed; --list shows those that ship.")


class UnbalancedOutlookError(HalqaError):
    """The accounts of the outlook do not add up: a defect of the model, never of the input."""

    def __init__(self, *, found: float) -> None:
        super().__init__(f"The accounts of the outlook are off by {found:.1e} of what moved: please report this.")


class UnfinishedShardsError(HalqaError):
    """Some parts of a long computation gave no result, however often they were tried; the others are kept."""

    def __init__(self, *, missing: int, of: int, reason: str) -> None:
        super().__init__(
            f"{missing:,} of {of:,} parts gave no result ({reason}). The others are kept: run the same again to go on."
        )


class NoBooksError(InputError):
    """A party was asked about of which no text tells what it takes in, so that nothing can be reckoned forward."""

    def __init__(self, *, party: str, known: str) -> None:
        whose = f"No text tells the revenue of {party}" if party else "No text tells the revenue of any party"
        hint = f" Known are the books of {known}." if known else " Add figures with: halqa ledger add FILES"
        super().__init__(f"{whose}, so that nothing can be reckoned forward.{hint}")
