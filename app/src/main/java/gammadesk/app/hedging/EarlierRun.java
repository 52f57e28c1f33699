package gammadesk.app.hedging;

import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.analytics.hedging.Standing;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.app.hedging.HedgeRecord.Step;
import gammadesk.app.hedging.HedgeRecord.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The proposals that are in the ledger, as they stood when the last run ended. */
final class EarlierRun {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierRun.class);
    private static final int MOST_ENTRIES = 6_000;

    private final Map<String, List<Entry>> versions = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, OutcomeReview> reviews = new LinkedHashMap<>();

    private EarlierRun() {}

    /** All proposals that can be read, oldest first. */
    static List<HedgeCase> read(Ledger ledger) {
        EarlierRun run = new EarlierRun();
        ledger.latest(List.of(Kind.PROPOSAL, Kind.TRANSITION, Kind.REVIEW), MOST_ENTRIES)
                .forEach(run::take);
        return run.versions.keySet().stream()
                .flatMap(id -> run.restored(id).stream())
                .toList();
    }

    /** The orders that a proposal may have sent, oldest first. */
    static List<OrderNote> orders(Ledger ledger, String proposal) {
        return ledger.latest(List.of(Kind.ORDER), MOST_ENTRIES).stream()
                .flatMap(entry -> OrderNote.read(entry.subject(), entry.content()).stream())
                .filter(note -> note.job().equals(proposal))
                .toList();
    }

    private void take(Entry entry) {
        switch (entry.kind()) {
            case PROPOSAL ->
                versions.computeIfAbsent(entry.subject(), _ -> new ArrayList<>())
                        .add(entry);
            case TRANSITION -> read(entry, Step.class).ifPresent(step -> steps.put(entry.subject(), step));
            default -> read(entry, OutcomeReview.class).ifPresent(review -> reviews.put(entry.subject(), review));
        }
    }

    /** The version to which the last step belongs: one that was written without its step was never shown. */
    private Optional<HedgeCase> restored(String id) {
        Optional<Step> step = Optional.ofNullable(steps.get(id));
        return versions.getOrDefault(id, List.of()).reversed().stream()
                .flatMap(entry -> read(entry, Version.class)
                        .filter(version -> step.isEmpty() || step.get().hash().equals(version.hash()))
                        .map(version -> restored(version, step, entry.atMillis()))
                        .stream())
                .findFirst();
    }

    private HedgeCase restored(Version version, Optional<Step> step, long atMillis) {
        Standing standing = step.map(last -> new Standing(
                        version.shown(), version.hash(), last.revision(), last.sinceMillis(), last.state()))
                .orElseGet(() -> Standing.proposed(version.shown(), atMillis));
        HedgeCase made = HedgeCase.of(version.coin(), version.proposal(), standing, List.of());
        HedgeCase worked = step.map(last -> made.with(last.execution())).orElse(made);
        return Optional.ofNullable(reviews.get(worked.id())).map(worked::with).orElse(worked);
    }

    private static <T> Optional<T> read(Entry entry, Class<T> type) {
        try {
            return Optional.of(HedgeJson.read(entry.content(), type));
        } catch (IllegalArgumentException e) {
            LOG.debug("Entry {} of the ledger is {}", entry.sequence(), e.getMessage());
            return Optional.empty();
        }
    }
}
