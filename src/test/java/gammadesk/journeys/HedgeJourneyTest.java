package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.connectors.ledger.LedgerAudit;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the demo book to a hedge that is done, by a person's hand. */
@Tag("journey")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HedgeJourneyTest {
    /** The market goes on while a hedge is worked; so much of the book's delta may come from that, coin. */
    private static final double DRIFT = 0.08;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aNewcomerReadsEditsApprovesAndFindsEveryStepInTheLedger() throws IOException, TimeoutException {
        LogWatch log = new LogWatch();
        try (log;
                Desk desk = HedgeSteps.open(folder, Scenario.CALM, 1)) {
            desk.awaitWhole();
            desk.reveal("book");
            desk.choose("book-source", "book-demo");
            desk.reveal("hedge");
            HedgeCard first = selectProposal(desk);
            assertThat(desk.text())
                    .contains("Delta is outside its band", first.proposal().ifNothing(), "Delta, BTC");

            HedgeLeg leg = first.standing().shown().legs().getFirst();
            BigDecimal smaller = leg.amount()
                    .divide(new BigDecimal(20), 0, RoundingMode.FLOOR)
                    .multiply(BigDecimal.TEN);
            desk.fire("hedge-edit");
            desk.type("edit-amount-0", smaller.toPlainString());
            desk.fire("edit-done");
            HedgeCard edited = HedgeSteps.await(
                    desk,
                    "the edited version",
                    card -> card.id().equals(first.id()) && card.standing().phase() == Phase.EDITED);
            assertThat(edited.standing().shown().legs().getFirst().amount()).isEqualByComparingTo(smaller);

            desk.await("the new version in full", () -> desk.text().contains("version 2"));
            desk.fire("hedge-approve");
            desk.fire("confirm-yes");
            HedgeCard done = HedgeSteps.await(
                    desk,
                    "its end with a review",
                    card -> card.id().equals(first.id())
                            && card.isEnded()
                            && card.outcome().isPresent());
            assertThat(done.standing().phase())
                    .as(done.standing().state().sentence())
                    .isEqualTo(Phase.DONE);
            keepsItsPromise(done);
            desk.reveal("hedge-execution");
            assertThat(desk.text()).contains("All of it is filled.", "BTC-PERPETUAL");
            everyStepIsInTheLedger(desk, done);
            assertThat(log.warnings()).isEmpty();
        }
        try (LedgerAudit audit = LedgerAudit.open(folder.resolve("ledger.db"))) {
            assertThat(audit.verify().broken()).isEmpty();
        }
    }

    private static void keepsItsPromise(HedgeCard done) {
        OutcomeReview outcome = done.outcome().orElseThrow();
        assertThat(outcome.promisedDeltaCoin())
                .isCloseTo(done.proposal().after().deltaCoin(), within(1e-12));
        assertThat(outcome.measuredDeltaCoin()).isCloseTo(outcome.promisedDeltaCoin(), within(DRIFT));
        double before = done.proposal().before().deltaCoin();
        assertThat(Math.abs(outcome.promisedDeltaCoin())).isLessThan(Math.abs(before) - 2 * DRIFT);
        double room = done.standing().shown().legs().stream()
                .mapToDouble(leg -> leg.amount().doubleValue() * 0.002)
                .sum();
        assertThat(done.execution().costUsd())
                .isCloseTo(
                        done.proposal().cost().spreadUsd()
                                + done.proposal().cost().feesUsd(),
                        within(room));
    }

    private static void everyStepIsInTheLedger(Desk desk, HedgeCard done) {
        List<Entry> about = desk.session().ledger().about(done.id());
        assertThat(about.stream().map(Entry::kind))
                .containsSubsequence(
                        Kind.PROPOSAL, Kind.PROPOSAL, Kind.TRANSITION, Kind.TRANSITION, Kind.TRANSITION, Kind.REVIEW);
        assertThat(about.stream().map(Entry::content).toList().toString())
                .containsSubsequence("edited", "approved", "newcomer", "executing", "done");
        done.execution()
                .orders()
                .forEach(order -> assertThat(desk.session().ledger().about(order.label()).stream()
                                .map(Entry::kind))
                        .contains(Kind.ORDER, Kind.ANSWER));
        desk.await(
                "its fills in the ledger",
                () -> !desk.session().ledger().latest(List.of(Kind.FILL), 10).isEmpty());
    }

    /** A proposal may be replaced while it is being chosen; then the next one is. */
    private static HedgeCard selectProposal(Desk desk) {
        AtomicReference<HedgeCard> chosen = new AtomicReference<>();
        desk.await("a proposal in full", () -> {
            HedgeSteps.find(desk, card -> card.standing().phase() == Phase.PROPOSED)
                    .ifPresent(card -> {
                        HedgeSteps.pick(desk, card);
                        chosen.set(card);
                    });
            // The sentence stands in the queue too, whatever is chosen there.
            return chosen.get() != null
                    && desk.text().contains(chosen.get().proposal().ifNothing());
        });
        return chosen.get();
    }
}
