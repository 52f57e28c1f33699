package gammadesk.app.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState.Halted;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import gammadesk.app.hedging.HaltEntry.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What remembers a halt across restarts: the permit and the ledger. Either of them is enough to stay halted, both are
 * needed to go on, and what cannot be read is a halt. Without a folder nothing is remembered. For one thread.
 */
final class HaltRecord {
    private static final Logger LOG = LoggerFactory.getLogger(HaltRecord.class);
    private static final String SUBJECT = "kill switch";
    private static final String DESK = "Gammadesk";
    /** Added to the words of a halt that flattens. */
    static final String FLATTENS = "; the delta is being flattened";

    /** Added to the words of a halt that was to flatten and did not. */
    static final String PRESS_AGAIN = "; the delta was not flattened: press again for that";

    private static final String UNREADABLE = "the record of the kill switch cannot be read";

    private final Ledger ledger;
    private final Optional<Permit> permit;
    private final Clock clock;

    HaltRecord(Ledger ledger, Optional<Path> folder, Clock clock) {
        this.ledger = ledger;
        this.permit = folder.map(Permit::new);
        this.clock = clock;
    }

    /**
     * How an earlier run left the desk.
     *
     * @param cancelled whether the venue confirmed then that no order was open
     */
    record Found(Halted halted, boolean cancelled) {}

    /** Empty when orders may be sent. At the very first start it gives the permit. */
    Optional<Found> find() {
        try {
            return permit.isEmpty() ? Optional.empty() : find(permit.get());
        } catch (RuntimeException | IOException e) {
            LOG.error("The record of the kill switch cannot be read", e);
            return Optional.of(found(UNREADABLE));
        }
    }

    private Optional<Found> find(Permit file) throws IOException {
        boolean isFirst =
                file.isNew() && ledger.latest(List.of(Kind.values()), 1).isEmpty();
        if (isFirst) {
            file.give();
            return Optional.empty();
        }
        Optional<Found> written =
                ledger.latest(List.of(Kind.HALT), 1).stream().findFirst().flatMap(HaltRecord::found);
        if (written.isPresent()) {
            return written;
        }
        return file.isThere() ? Optional.empty() : Optional.of(found("the permit to send orders is gone"));
    }

    private static Optional<Found> found(Ledger.Entry entry) {
        HaltEntry read = HaltEntry.parse(entry.content());
        return switch (read.action()) {
            case PRESS -> Optional.of(new Found(read.halted(entry), false));
            case CANCELLED -> Optional.of(new Found(brokenOff(read.halted(entry)), true));
            case FLATTENED -> Optional.of(new Found(read.halted(entry), true));
            case RESET -> Optional.empty();
        };
    }

    private static Halted brokenOff(Halted halted) {
        return halted.mode() == HaltMode.FLATTEN
                ? halted.with(halted.progress().replace(FLATTENS, "") + PRESS_AGAIN)
                : halted;
    }

    /** Nobody knows which mode it was: orders of then are looked for once and cancelled. */
    private Found found(String reason) {
        return new Found(new Halted(HaltMode.CANCEL, DESK, reason, clock.epochMillis(), ""), false);
    }

    /** Takes the permit away and writes a press down; says in words what of that failed, empty when nothing did. */
    String halt(Halted halted) {
        Optional<String> kept = permit.flatMap(HaltRecord::take);
        Optional<String> failed = append(HaltEntry.of(Action.PRESS, halted), halted.by(), halted.atMillis());
        if (permit.isEmpty()) {
            return failed.map(clause -> clause + "; ").orElse("")
                    + "this desk keeps no files, so the halt ends with it";
        }
        if (kept.isPresent() && failed.isPresent()) {
            return "THIS HALT WILL NOT SURVIVE A RESTART: " + kept.get() + ", and " + failed.get();
        }
        return kept.or(() -> failed)
                .map(clause -> clause + "; a restart is halted all the same")
                .orElse("");
    }

    /** Writes down how far a halt went. A failure costs that a restart goes there once more. */
    void note(Action action, Halted halted) {
        append(HaltEntry.of(action, halted), halted.by(), clock.epochMillis())
                .ifPresent(clause -> LOG.error("How far the kill switch went is not written down: {}", clause));
    }

    /** Writes a reset down and gives the permit; one clause on why that failed, and then the halt stands. */
    Optional<String> reset(Halted halted, String by, String reason) {
        HaltEntry reset = new HaltEntry(Action.RESET, halted.mode(), reason, halted.progress());
        return append(reset, by, clock.epochMillis()).or(() -> give(halted));
    }

    private Optional<String> give(Halted halted) {
        try {
            if (permit.isPresent()) {
                permit.get().give();
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.error("The permit cannot be written", e);
            halt(halted);
            return Optional.of("the permit to send orders cannot be written (" + e.getMessage() + ")");
        }
    }

    private static Optional<String> take(Permit file) {
        try {
            file.take();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.error("The permit cannot be deleted", e);
            return Optional.of("the permit to send orders cannot be deleted (" + e.getMessage() + ")");
        }
    }

    private Optional<String> append(HaltEntry entry, String by, long atMillis) {
        try {
            return switch (ledger.append(Kind.HALT, SUBJECT, by, atMillis, entry.json())) {
                case Outcome.Written _ -> Optional.empty();
                case Outcome.Failed(String reason) -> Optional.of("the ledger cannot be written (" + reason + ")");
            };
        } catch (RuntimeException e) {
            LOG.error("The ledger failed", e);
            return Optional.of("the ledger cannot be written (" + e.getMessage() + ")");
        }
    }
}
