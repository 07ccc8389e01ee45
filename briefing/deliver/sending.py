"""The parcels go out: each claimed in the ledger, handed over, and settled; what may work later is tried later."""

from __future__ import annotations

import heapq
import itertools
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from briefing.deliver.ledger import Entry, Ledger
from briefing.deliver.parcels import Channel, DeferredError, Parcel, RefusedError, UncertainError
from briefing.errors import DeliveryError

_LONGEST_PAUSE = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often a parcel is tried, the seconds before the second time (doubled later), the errors that end a run."""

    attempts: int = 4
    backoff: float = 5
    stop_after: int = 10


class _Queue:
    """Parcels to be claimed, and those claimed by this run that wait for another try."""

    def __init__(self, parcels: tuple[Parcel, ...]) -> None:
        self.fresh = deque(parcels)
        self.waiting: list[tuple[float, int, int, Parcel]] = []
        self._order = itertools.count()

    def __bool__(self) -> bool:
        return bool(self.fresh or self.waiting)

    def defer(self, parcel: Parcel, tries: int, pause: float) -> None:
        """Keeps a claimed parcel for a try in `pause` seconds."""
        heapq.heappush(self.waiting, (time.monotonic() + pause, next(self._order), tries, parcel))


def send_parcels(
    parcels: tuple[Parcel, ...],
    ledger: Ledger,
    channels: Mapping[str, Channel],
    patience: Patience,
    *,
    advance: Callable[[int, int], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Sends what the ledger still holds as planned; how each ended stands in the ledger.

    Raises `DeliveryError` when the ledger or a channel fails for all, or after `stop_after` errors in a row.
    """
    queue, errors = _Queue(parcels), 0
    try:
        while queue:
            if advance:
                advance(len(parcels) - len(queue.fresh) - len(queue.waiting), len(parcels))
            parcel, tries = _next(queue, ledger, sleep)
            if parcel is None:
                continue
            trouble = _try(
                parcel, tries, ledger=ledger, channel=channels[parcel.reader.channel], queue=queue, patience=patience
            )
            whole = isinstance(trouble, DeferredError) and trouble.whole
            errors = errors + 1 if whole or isinstance(trouble, RefusedError | UncertainError) else 0
            if errors >= patience.stop_after:
                raise DeliveryError(
                    f"Stopped after {errors} errors in a row, the last: {trouble}.",
                    hint="`briefing status` says who has it; the same command goes on from there.",
                )
            if whole:
                sleep(_pause(patience, errors))
    finally:
        for _, _, _, parcel in queue.waiting:
            ledger.settle(parcel.key, "planned", "not tried again")
        for channel in channels.values():
            channel.close()


def _pause(patience: Patience, times: int) -> float:
    """Seconds to wait after so many failures."""
    return min(patience.backoff * 2.0 ** (times - 1), _LONGEST_PAUSE)


def _next(queue: _Queue, ledger: Ledger, sleep: Callable[[float], None]) -> tuple[Parcel | None, int]:
    """The next parcel and how often it was tried; None for one that is settled, or another run's."""
    due = queue.waiting and queue.waiting[0][0] <= time.monotonic()
    if queue.fresh and not due:
        parcel = queue.fresh.popleft()
        entry = ledger.claim(parcel.key)
        return (_dated(parcel, entry), 0) if entry else (None, 0)
    until, _, tries, parcel = heapq.heappop(queue.waiting)
    try:
        sleep(max(0.0, until - time.monotonic()))
    except BaseException:
        ledger.settle(parcel.key, "planned", "not tried again")
        raise
    return parcel, tries


def _dated(parcel: Parcel, entry: Entry) -> Parcel:
    return replace(parcel, dated=entry.dated, message_id=entry.message_id)


def _try(
    parcel: Parcel, tries: int, *, ledger: Ledger, channel: Channel, queue: _Queue, patience: Patience
) -> Exception | None:
    """Hands one parcel over and settles it; gives what went wrong."""
    try:
        answer = channel.send(parcel, lambda: ledger.intend(parcel.key))
    except RefusedError as trouble:
        ledger.settle(parcel.key, "failed", str(trouble))
        return trouble
    except UncertainError as trouble:
        ledger.settle(parcel.key, "doubt", str(trouble))
        return trouble
    except DeferredError as trouble:
        if tries + 1 >= patience.attempts:
            ledger.settle(parcel.key, "failed", f"{trouble}, after {tries + 1} tries")
            return RefusedError(f"{trouble}, after {tries + 1} tries")
        ledger.settle(parcel.key, "claimed", str(trouble))
        queue.defer(parcel, tries + 1, _pause(patience, tries + 1))
        return trouble
    ledger.settle(parcel.key, "sent", answer)
    return None
