package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.desk.AccountOptions;
import gammadesk.app.desk.DeskWindow;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.ledger.LedgerAudit;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the demo book to a hedge that is done: by a person's hand, and by the desk itself inside its budget. */
@Tag("journey")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HedgeJourneyTest {
    private static final Currency BTC = Currency.BTC;

    /** The market goes on while a hedge is worked; so much of the book's delta may come from that, coin. */
    private static final double DRIFT = 0.08;

    /** The crash is over by then. */
    private static final int CRASH_SECONDS = 200;

    /** A narrow band: the market soon leaves it. */
    private static final double THRESHOLD = 0.03;

    @TempDir
    private Path folder = Path.of(".");

    private Desk open(Scenario scenario, double speed) throws IOException, TimeoutException {
        return new Desk(
                new VenueChoice.Embedded(scenario, 1, speed, 0.3),
                new Desk.Layouts(),
                DeskWindow.FileChoice.DIALOGS,
                new AccountOptions(Map.of("USER", "newcomer"), Optional.of(folder)));
    }

    @Test
    void aNewcomerReadsEditsApprovesAndFindsEveryStepInTheLedger() throws IOException, TimeoutException {
        LogWatch log = new LogWatch();
        try (log;
                Desk desk = open(Scenario.CALM, 1)) {
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
            HedgeCard edited = await(
                    desk,
                    "the edited version",
                    card -> card.id().equals(first.id()) && card.standing().phase() == Phase.EDITED);
            assertThat(edited.standing().shown().legs().getFirst().amount()).isEqualByComparingTo(smaller);

            desk.await("the new version in full", () -> desk.text().contains("version 2"));
            desk.fire("hedge-approve");
            desk.fire("confirm-yes");
            HedgeCard done = await(
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

    @Test
    void theDeskActsInsideItsBudgetThroughACrashAndSaysWhereItStopped() throws IOException, TimeoutException {
        try (Desk desk = open(Scenario.CRASH, 10)) {
            desk.awaitWhole();
            desk.reveal("book");
            desk.choose("book-source", "book-demo");
            await(desk, "a proposal", card -> card.standing().phase() == Phase.PROPOSED);
            Budget budget = new Budget(
                    new Spend(60_000, 2, 200, 2, 1_000),
                    new Spend(60_000, 4, 400, 4, 2_000),
                    new Spend(500_000, 10, 1_000, 10, 5_000));
            TradeOutcome laidDown =
                    desk.session().hedging().change(budgeted(desk, budget)).join();
            assertThat(laidDown).isInstanceOf(TradeOutcome.Done.class);
            desk.reveal("hedge-limits");
            desk.fire("limits-arm-15");
            desk.fire("confirm-yes");
            desk.await("it is armed", () -> book(desk).level() == AutonomyLevel.BUDGET);
            assertThat(desk.text()).contains("armed");
            HedgeCard done = await(
                    desk, "a hedge done by itself", card -> card.standing().phase() == Phase.DONE);
            assertThat(desk.session().ledger().about(done.id()).toString())
                    .contains("autonomy BUDGET, armed by newcomer");

            desk.reveal("hedge");
            desk.await(
                    "where it stopped and why",
                    CRASH_SECONDS,
                    () -> stopped(desk).isPresent());
            String why = stopped(desk).orElseThrow();
            assertThat(book(desk).spentHour().beyond(budget.perHour()))
                    .as("what was spent stays inside the budget")
                    .isEmpty();
            asking(desk).ifPresent(card -> select(desk, card));
            desk.await("the reason on the screen: " + why, () -> desk.text().contains(why));
        }
    }

    private static HedgePolicy budgeted(Desk desk, Budget budget) {
        HedgePolicy first = book(desk).policy();
        return first.with(
                "delta",
                first.goal().within(THRESHOLD, first.goal().mostDelta()),
                AutonomyLevel.BUDGET,
                budget,
                0.02,
                new ExecutionStyle(0, 1, 2, 0.5, 0.004, 0.05, 20));
    }

    /** It asks a person, or it fell back for a reason: either way in words. */
    private static Optional<String> stopped(Desk desk) {
        return asking(desk)
                .map(card -> card.execution().step())
                .or(() -> book(desk).autonomy().fallBacks().stream().findFirst().map(fall -> fall.clause()));
    }

    private static Optional<HedgeCard> asking(Desk desk) {
        return desk.session().hedging().board().open().stream()
                .filter(card -> card.coin().equals(BTC))
                .filter(card -> card.execution().step().startsWith("Asks you: it goes beyond"))
                .findFirst();
    }

    private static HedgeBook book(Desk desk) {
        return desk.session().hedging().board().books().stream()
                .filter(book -> book.policy().coin().equals(BTC))
                .findFirst()
                .orElseThrow();
    }

    private static HedgeCard await(Desk desk, String what, Predicate<HedgeCard> wanted) {
        desk.await(what, () -> find(desk, wanted).isPresent());
        return find(desk, wanted).orElseThrow();
    }

    private static Optional<HedgeCard> find(Desk desk, Predicate<HedgeCard> wanted) {
        var board = desk.session().hedging().board();
        return java.util.stream.Stream.concat(board.open().stream(), board.ended().stream())
                .filter(card -> card.coin().equals(BTC))
                .filter(wanted)
                .findFirst();
    }

    /** A proposal may be replaced while it is being chosen; then the next one is. */
    private static HedgeCard selectProposal(Desk desk) {
        AtomicReference<HedgeCard> chosen = new AtomicReference<>();
        desk.await("a proposal in full", () -> {
            find(desk, card -> card.standing().phase() == Phase.PROPOSED).ifPresent(card -> {
                pick(desk, card);
                chosen.set(card);
            });
            // The sentence stands in the queue too, whatever is chosen there.
            return chosen.get() != null
                    && desk.text().contains(chosen.get().proposal().ifNothing());
        });
        return chosen.get();
    }

    private static void select(Desk desk, HedgeCard card) {
        desk.await(
                "the card in the queue",
                () -> items(desk).stream().anyMatch(one -> one.id().equals(card.id())));
        pick(desk, card);
    }

    @SuppressWarnings("unchecked")
    private static void pick(Desk desk, HedgeCard card) {
        desk.onFx(() -> {
            ListView<HedgeCard> queue = (ListView<HedgeCard>) desk.node("hedge-queue");
            queue.getItems().stream()
                    .filter(one -> one.id().equals(card.id()))
                    .findFirst()
                    .ifPresent(queue.getSelectionModel()::select);
        });
    }

    @SuppressWarnings("unchecked")
    private static List<HedgeCard> items(Desk desk) {
        return List.copyOf(((ListView<HedgeCard>) desk.node("hedge-queue")).getItems());
    }
}
