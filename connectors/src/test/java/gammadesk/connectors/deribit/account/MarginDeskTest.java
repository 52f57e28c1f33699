package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.account.Stage.Fault;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MarginDeskTest {
    private static final String METHOD = "private/get_margins";

    private Stage stage = new Stage(1, new MemoryIntentLog());

    private CompletableFuture<MarginAnswer> ask(String amount) {
        return stage.core.margins().ask(Stage.PERPETUAL, new BigDecimal(amount), new BigDecimal("100.5"));
    }

    private MarginAnswer answer(CompletableFuture<MarginAnswer> future) {
        stage.until(future::isDone);
        return future.join();
    }

    @Test
    void theVenuesMarginsComeBackWithTheirCurrencyAndTheBand() {
        stage.openAndSettle();
        assertThat(answer(ask("10"))).isInstanceOfSatisfying(MarginAnswer.Known.class, known -> {
            assertThat(known.margins().of(Side.BUY)).isEqualByComparingTo("0.0219949");
            assertThat(known.margins().of(Side.SELL)).isEqualByComparingTo("0");
            assertThat(known.margins().maximumPrice()).hasValue(new BigDecimal("3759.24"));
            assertThat(known.margins().currency()).isEqualTo(Currency.BTC);
            assertThat(known.margins().stamp().ageSeconds(stage.nanos())).isLessThan(1);
        });
        assertThat(stage.core.view().openOrders()).isEmpty();
    }

    @Test
    void aRefusalIsToldWithItsReason() {
        stage.openAndSettle();
        stage.venue.refuseNext(METHOD, 10002, "qty_too_low");
        assertThat(answer(ask("10"))).isInstanceOfSatisfying(MarginAnswer.Refused.class, refused -> {
            assertThat(refused.venueCode()).isEqualTo(10002);
            assertThat(refused.reason()).contains("qty_too_low");
        });
    }

    @Test
    void withoutAConnectionNothingIsAskedAndTheReasonIsSaid() {
        stage.open();
        assertThat(ask("10").join()).isEqualTo(new MarginAnswer.Unanswered("there is no connection to the account"));
        assertThat(stage.sent(METHOD)).isZero();
    }

    @Test
    void aLostAnswerIsNoAnswerAndTheNextQuestionIsAsked() {
        stage.openAndSettle();
        stage.faults = method -> method.equals(METHOD) ? Fault.VANISHES : Fault.NONE;
        assertThat(answer(ask("10"))).isInstanceOf(MarginAnswer.Unanswered.class);
        stage.faults = _ -> Fault.NONE;
        assertThat(answer(ask("10"))).isInstanceOf(MarginAnswer.Known.class);
    }

    @Test
    void theNewestQuestionTakesThePlaceOfTheOneThatWaitsAndFewAreSent() {
        stage.openAndSettle();
        long before = stage.sent(METHOD);
        List<CompletableFuture<MarginAnswer>> asked = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            asked.add(ask(Integer.toString(10 * i)));
            stage.advance(10);
        }
        assertThat(answer(asked.getLast())).isInstanceOf(MarginAnswer.Known.class);
        assertThat(stage.sent(METHOD) - before).as("a second of typing").isBetween(3L, 6L);
        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(asked.stream().map(CompletableFuture::join))
                .filteredOn(MarginAnswer.Unanswered.class::isInstance)
                .hasSizeGreaterThan(90)
                .allMatch(said -> said.toString().contains("a newer question took its place"));
    }

    @Test
    void itWaitsBehindEverythingElseThatIsAsked() {
        DeribitSettings poor =
                DeribitSettings.at(URI.create("http://127.0.0.1:1")).withLimits(60_000, 60_000, 30_000);
        stage = new Stage(1, new MemoryIntentLog(), Stage.settings(poor.withBatches(100, new Credits(13, 1, 1))));
        stage.open();
        stage.until(() -> stage.core.health().state() == gammadesk.analytics.port.GatewayState.RECONCILING);
        CompletableFuture<MarginAnswer> margin = ask("10");
        stage.until(margin::isDone);
        assertThat(margin.join()).isInstanceOf(MarginAnswer.Known.class);
        assertThat(stage.sent.indexOf(METHOD))
                .as("the comparison comes first")
                .isGreaterThan(stage.sent.indexOf("private/get_account_summaries"));
    }

    @Test
    void whatWaitsAtTheEndIsAnswered() {
        stage.openAndSettle();
        ask("10");
        CompletableFuture<MarginAnswer> last = ask("20");
        stage.core.close();
        assertThat(last.join()).isInstanceOf(MarginAnswer.Unanswered.class);
    }
}
