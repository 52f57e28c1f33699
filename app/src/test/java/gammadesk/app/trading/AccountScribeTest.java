package gammadesk.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.Venue;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountScribeTest {
    private static final Venue VENUE = new Venue("Fake", Venue.Environment.TEST, "127.0.0.1:1");
    private static final int MOST = 10_000;

    private final TrialLedger ledger = new TrialLedger();
    private final Queue<Runnable> thread = new ArrayDeque<>();
    private Optional<String> key = Optional.of("demo");
    private AccountView view = AccountView.EMPTY;
    private AccountScribe scribe = scribe();

    @AfterEach
    void close() {
        ledger.close();
    }

    private AccountScribe scribe() {
        return new AccountScribe(ledger, VENUE, () -> key, () -> view, thread::add, new FixedClock(42));
    }

    private void work() {
        for (Runnable task = thread.poll(); task != null; task = thread.poll()) {
            task.run();
        }
    }

    private static Fill fill(String trade, String label, long venueMillis) {
        return new Fill(
                trade,
                "o-" + trade,
                label,
                "BTC-PERPETUAL",
                Side.SELL,
                new BigDecimal("50000.0"),
                BigDecimal.TEN,
                new BigDecimal("0.0000001"),
                Currency.BTC,
                true,
                new Stamp(venueMillis, 5));
    }

    private static Intent intent(String label) {
        return new Intent(
                label,
                Intent.Kind.SUBMIT,
                "",
                "BTC-PERPETUAL",
                Side.BUY,
                BigDecimal.TEN,
                Optional.empty(),
                0,
                0,
                Quoting.PRICE);
    }

    private long fills() {
        return ledger.all().stream().filter(entry -> entry.kind() == Kind.FILL).count();
    }

    @Test
    void theGatewaysThreadNeverTouchesTheLedger() {
        scribe.onEvent(new AccountEvent.Filled(fill("t1", "l1", 1_000)));
        assertThat(ledger.all()).isEmpty();
        work();
        Entry entry = ledger.latest(Kind.FILL, "t1").orElseThrow();
        assertThat(entry.actor()).isEqualTo("venue");
        assertThat(entry.atMillis()).as("when it was executed").isEqualTo(1_000);
        assertThat(entry.content())
                .contains("\"environment\":\"TEST\"", "\"orderId\":\"o-t1\"", "\"price\":50000,", "\"maker\":true");
    }

    @Test
    void eachTradeIsWrittenOnceAlsoOverRestarts() {
        scribe.onEvent(new AccountEvent.Filled(fill("t1", "l1", 1_000)));
        scribe.onEvent(new AccountEvent.Filled(fill("t1", "l1", 1_000)));
        work();
        scribe = scribe();
        scribe.onEvent(new AccountEvent.FillFound(fill("t1", "l1", 1_000)));
        work();
        assertThat(fills()).isEqualTo(1);
    }

    @Test
    void theSameNumberOfAnotherMarketIsAnotherTrade() {
        scribe.onEvent(new AccountEvent.Filled(fill("t1", "l1", 1_000)));
        scribe.onEvent(new AccountEvent.Filled(fill("t1", "l2", 90_000)));
        work();
        assertThat(ledger.about("t1")).hasSize(2);
    }

    @Test
    void ourExecutionsWhileTheDeskWasClosedAreWrittenAtTheNextLogin() {
        ledger.append(Kind.ORDER, "ours", "demo", 0, "{}");
        view = new AccountView(
                List.of(),
                List.of(),
                List.of(fill("t1", "ours", 1), fill("t2", "", 2), fill("t3", "elsewhere", 3)),
                List.of(),
                List.of(),
                List.of());
        scribe.onEvent(new AccountEvent.StateChanged(GatewayState.READY, ""));
        scribe.onEvent(new AccountEvent.StateChanged(GatewayState.READY, ""));
        work();
        assertThat(fills()).isEqualTo(1);
        assertThat(ledger.latest(Kind.FILL, "t1").orElseThrow().actor()).isEqualTo("comparison");
    }

    @Test
    void loginsAreWrittenUnderTheKeysNameEvenWhenItHasLeft() {
        scribe.onEvent(new AccountEvent.Granted(Set.of("trade:read_write")));
        scribe.onEvent(new AccountEvent.StateChanged(GatewayState.CONNECTING, ""));
        scribe.onEvent(new AccountEvent.StateChanged(GatewayState.READY, ""));
        key = Optional.empty();
        scribe.onEvent(new AccountEvent.StateChanged(GatewayState.CLOSED, ""));
        work();
        assertThat(ledger.about("demo")).extracting(Entry::kind).containsOnly(Kind.LOGIN);
        assertThat(ledger.about("demo"))
                .extracting(entry -> entry.content().replaceAll(".*\"event\":\"(\\w+)\".*", "$1"))
                .containsExactly("GRANTED", "READY", "CLOSED");
    }

    @Test
    void whatWasUnknownAndWhatBecameOfIt() {
        scribe.onEvent(new AccountEvent.OrderUnknown(intent("l1"), "the connection broke"));
        scribe.onEvent(new AccountEvent.OrderSettled(
                intent("l1"), new OrderGateway.Outcome.Refused(10009, "not enough funds", false)));
        scribe.onEvent(new AccountEvent.PositionDiffers("BTC-PERPETUAL", BigDecimal.ONE, BigDecimal.TEN));
        work();
        assertThat(ledger.about("l1")).extracting(Entry::kind).containsExactly(Kind.ANSWER, Kind.ANSWER);
        assertThat(ledger.about("l1").getFirst().content()).contains("UNKNOWN", "the connection broke");
        assertThat(ledger.about("l1").getLast().content()).contains("\"Refused\"", "10009", "not enough funds");
        assertThat(ledger.latest(Kind.DESK, "BTC-PERPETUAL").orElseThrow().actor())
                .isEqualTo("comparison");
    }

    @Test
    void whatAFullDiskDidNotTakeIsWrittenInItsOrderLater() {
        ledger.fail();
        scribe.onEvent(new AccountEvent.Filled(fill("t1", "l1", 1)));
        work();
        scribe.onEvent(new AccountEvent.Filled(fill("t2", "l1", 2)));
        work();
        ledger.heal();
        scribe.onEvent(new AccountEvent.Filled(fill("t3", "l1", 3)));
        work();
        assertThat(ledger.all()).extracting(Entry::subject).containsExactly("t1", "t2", "t3");
    }

    @Test
    void memoryIsBoundedAndWhatIsMissingIsCounted() {
        for (int i = 0; i < MOST + 25; i++) {
            scribe.onEvent(new AccountEvent.OrderUnknown(intent("l" + i), ""));
        }
        assertThat(thread).as("one task at a time").hasSize(1);
        work();
        List<Entry> all = ledger.all();
        assertThat(all).hasSize(MOST + 1);
        assertThat(all.getLast().content()).contains("25 events of the account are missing");
        scribe.onEvent(new AccountEvent.Filled(fill("t1", "l1", 1)));
        work();
        assertThat(ledger.all()).as("told once").hasSize(MOST + 2);
    }

    @Test
    void theLastEventsAreWrittenAfterItsThreadHasEnded() {
        AccountScribe last = new AccountScribe(
                ledger,
                VENUE,
                () -> key,
                () -> view,
                _ -> {
                    throw new RejectedExecutionException();
                },
                new FixedClock(42));
        last.onEvent(new AccountEvent.StateChanged(GatewayState.CLOSED, ""));
        assertThat(ledger.all()).isEmpty();
        last.finish();
        assertThat(ledger.about("demo")).hasSize(1);
    }
}
