package gammadesk.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.connectors.ledger.FileIntentLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedIntentsTest {
    @TempDir
    private Path folder = Path.of(".");

    private final TrialLedger ledger = new TrialLedger();
    private IntentLog inner = new ForgetfulIntents();
    private IntentLog log = inner;

    @BeforeEach
    void open() throws IOException {
        inner = FileIntentLog.open(folder.resolve("intents.log"));
        log = new RecordedIntents(inner, ledger, "demo", new FixedClock(77));
    }

    @AfterEach
    void close() {
        log.close();
        ledger.close();
    }

    private static Intent intent(String label, Intent.Kind kind, Optional<BigDecimal> price) {
        String orderId = kind == Intent.Kind.EDIT ? "o7" : "";
        return new Intent(
                label, kind, orderId, "BTC-PERPETUAL", Side.BUY, new BigDecimal("1E+2"), price, 5, 9, Quoting.PRICE);
    }

    @Test
    void aNewOrderIsWrittenBeforeItIsPlanned() {
        assertThat(log.plan(intent("a", Intent.Kind.SUBMIT, Optional.of(new BigDecimal("50000.50")))))
                .isTrue();
        Entry entry = ledger.latest(Kind.ORDER, "a").orElseThrow();
        assertThat(entry.actor()).isEqualTo("demo");
        assertThat(entry.atMillis()).isEqualTo(77);
        assertThat(entry.content())
                .isEqualTo("{\"intent\":\"SUBMIT\",\"orderId\":\"\",\"instrument\":\"BTC-PERPETUAL\",\"side\":\"BUY\","
                        + "\"amount\":100,\"price\":50000.5,\"priceUnit\":\"PRICE\",\"plannedMillis\":5,"
                        + "\"validUntilMillis\":9}");
        assertThat(log.unresolved()).extracting(Intent::label).containsExactly("a");
    }

    @Test
    void anEditIsAChange() {
        log.plan(intent("b", Intent.Kind.EDIT, Optional.empty()));
        Entry entry = ledger.latest(Kind.CHANGE, "b").orElseThrow();
        assertThat(entry.content()).contains("\"orderId\":\"o7\"").doesNotContain("\"price\"");
        assertThat(ledger.latest(Kind.ORDER, "b")).isEmpty();
    }

    @Test
    void whatTheLedgerDoesNotTakeIsNotPlannedAndSoNotSent() {
        ledger.fail();
        assertThat(log.plan(intent("a", Intent.Kind.SUBMIT, Optional.empty()))).isFalse();
        assertThat(inner.unresolved()).isEmpty();
        ledger.heal();
        assertThat(log.plan(intent("a", Intent.Kind.SUBMIT, Optional.empty()))).isTrue();
    }

    @Test
    void anEntryWhoseOrderCouldNotBePlannedIsAnswered() {
        inner.close();
        assertThat(log.plan(intent("a", Intent.Kind.SUBMIT, Optional.empty()))).isFalse();
        assertThat(ledger.about("a")).extracting(Entry::kind).containsExactly(Kind.ORDER, Kind.ANSWER);
        assertThat(ledger.latest(Kind.ANSWER, "a").orElseThrow().content()).contains("not sent");
    }

    @Test
    void anAnswerIsWrittenAndSettlesEvenIfTheLedgerDoesNotTakeIt() {
        log.plan(intent("a", Intent.Kind.SUBMIT, Optional.empty()));
        log.plan(intent("b", Intent.Kind.SUBMIT, Optional.empty()));
        log.settle("a", "Accepted: order 1 is OPEN");
        assertThat(ledger.latest(Kind.ANSWER, "a").orElseThrow().content())
                .isEqualTo("{\"outcome\":\"Accepted: order 1 is OPEN\"}");
        ledger.fail();
        log.settle("b", "Refused");
        assertThat(log.unresolved()).isEqualTo(List.of());
    }
}
