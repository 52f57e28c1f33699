package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.desk.AccountOptions;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.market.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole desk without its window: from a proposal to fills, and every step on record. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HedgeFlowTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aProposalIsApprovedWorkedAndOnRecord() throws Exception {
        try (DeskSession session = DeskSession.open(
                new VenueChoice.Embedded(Scenario.CALM, 1, 1, 0.3),
                new SystemClock(),
                new AccountOptions(Map.of(), Optional.of(folder)))) {
            session.risk().useDemo();
            Await.until("a proposal on BTC", () -> proposal(session).isPresent());
            HedgeCard card = proposal(session).orElseThrow();
            assertThat(card.proposal().sentence()).contains("Delta is outside its band");
            TradeOutcome wrong = session.hedging()
                    .approve(card.id(), "0000", card.standing().revision())
                    .join();
            assertThat(wrong).isInstanceOf(TradeOutcome.NotSent.class);
            TradeOutcome outcome = approve(session, card);
            assertThat(outcome).isInstanceOf(TradeOutcome.Done.class);
            Await.until("the hedge is done", () -> ended(session, card.id()).isPresent());
            HedgeCard done = ended(session, card.id()).orElseThrow();
            assertThat(done.standing().phase())
                    .as(done.standing().state().sentence() + done.execution())
                    .isEqualTo(Phase.DONE);
            Await.until(
                    "what it did",
                    () -> ended(session, card.id()).flatMap(HedgeCard::outcome).isPresent());
            HedgeCard reviewed = ended(session, card.id()).orElseThrow();
            assertThat(reviewed.outcome().orElseThrow().measuredDeltaCoin())
                    .isCloseTo(reviewed.outcome().orElseThrow().promisedDeltaCoin(), within(0.1));
            List<Kind> steps =
                    session.ledger().about(card.id()).stream().map(Entry::kind).toList();
            assertThat(steps)
                    .containsSubsequence(Kind.PROPOSAL, Kind.TRANSITION, Kind.TRANSITION, Kind.TRANSITION, Kind.REVIEW);
        }
    }

    private static TradeOutcome approve(DeskSession session, HedgeCard card) throws InterruptedException {
        TradeOutcome outcome = session.hedging()
                .approve(card.id(), card.standing().hash(), card.standing().revision())
                .join();
        System.out.println("drill: " + outcome.sentence());
        return outcome;
    }

    private static Optional<HedgeCard> proposal(DeskSession session) {
        HedgeBoard board = session.hedging().board();
        return board.open().stream()
                .filter(card -> card.coin().equals(Currency.BTC))
                .filter(card -> card.standing().phase() == Phase.PROPOSED)
                .filter(card -> card.stops().isEmpty())
                .findFirst();
    }

    private static Optional<HedgeCard> ended(DeskSession session, String id) {
        return session.hedging().board().ended().stream()
                .filter(card -> card.id().equals(id))
                .findFirst();
    }
}
