package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.LedgerReport;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.desk.AccountOptions;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.ledger.LedgerAudit;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole desk and its ledger: every order leaves its trace, and without a ledger none leaves the desk. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LedgerDrillTest {
    private static final String PERPETUAL = "BTC-PERPETUAL";

    @TempDir
    private Path folder = Path.of(".");

    private Path file() {
        return folder.resolve("ledger.db");
    }

    private DeskSession open() throws IOException {
        return DeskSession.open(
                new VenueChoice.Embedded(Scenario.CALM, 1, 1, 0.3),
                new SystemClock(),
                new AccountOptions(Map.of(), Optional.of(folder)));
    }

    private static boolean isReady(DeskSession session) {
        return session.board()
                        .get()
                        .account()
                        .filter(account -> account.health().state() == GatewayState.READY)
                        .isPresent()
                && session.board().get().health().state() == FeedState.LIVE
                && index(session) > 0;
    }

    private static double index(DeskSession session) {
        return Optional.ofNullable(session.board().get().markets().get(Currency.BTC))
                .filter(market -> market.futures().stream()
                        .anyMatch(dated -> dated.instrument().name().equals(PERPETUAL)))
                .map(market -> market.index())
                .orElse(0.0);
    }

    /** One that takes what the market gives. */
    private static TradeOutcome buy(DeskSession session) {
        BigDecimal dear = BigDecimal.valueOf(Math.round(index(session) * 1.005));
        OrderTicket ticket = OrderTicket.limit(PERPETUAL, Side.BUY, BigDecimal.TEN, dear);
        return session.trading().place(session.trading().newApproval(), ticket).join();
    }

    @Test
    void anOrderLeavesItsWholeTrace() throws Exception {
        try (DeskSession session = open()) {
            Ledger ledger = session.ledger();
            assertThat(session.ledgerReport().state()).isEqualTo(LedgerReport.State.NEW);
            Await.until("ready", () -> isReady(session));
            TradeOutcome outcome = buy(session);
            Await.until(
                    "an execution in the ledger (" + outcome.sentence() + ")",
                    () -> !ledger.latest(List.of(Kind.FILL), 1).isEmpty());
            String label = ledger.latest(List.of(Kind.ORDER), 1).getFirst().subject();
            assertThat(ledger.about(label)).extracting(Entry::kind).startsWith(Kind.ORDER, Kind.ANSWER);
            assertThat(ledger.latest(Kind.ANSWER, label).orElseThrow().content())
                    .contains("Accepted: order");
            assertThat(ledger.latest(List.of(Kind.FILL), 1).getFirst().content())
                    .contains(label, PERPETUAL);
            assertThatIOException().isThrownBy(this::open).withMessageContaining("another desk is open on " + folder);
        }
        try (LedgerAudit audit = LedgerAudit.open(file())) {
            assertThat(audit.verify().broken()).isEmpty();
        }
        try (DeskSession session = open()) {
            assertThat(session.ledgerReport().state()).isEqualTo(LedgerReport.State.WHOLE);
            List<Entry> desk = session.ledger().about("desk");
            assertThat(desk)
                    .extracting(entry -> entry.content().replaceAll(".*\"event\":\"(\\w+)\".*", "$1"))
                    .containsExactly("OPENED", "CLOSED", "OPENED");
            assertThat(session.ledger().about("demo"))
                    .as("the logout of before is there")
                    .anyMatch(entry -> entry.content().contains("\"event\":\"CLOSED\""));
        }
    }

    @Test
    void withoutALedgerNoOrderGoesOut() throws Exception {
        Files.writeString(file(), "These are notes and not a ledger.");
        try (DeskSession session = open()) {
            assertThat(session.ledgerReport().isWritable()).isFalse();
            Await.until("ready", () -> isReady(session));
            assertThat(buy(session).sentence()).contains("could not be written down");
            assertThat(session.board().get().account().orElseThrow().fills()).isEmpty();
        }
        assertThat(file()).hasContent("These are notes and not a ledger.");
    }
}
