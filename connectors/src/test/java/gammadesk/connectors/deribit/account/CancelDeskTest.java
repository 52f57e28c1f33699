package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of more cancels than the venue's budget lets through. */
@Timeout(60)
class CancelDeskTest {
    private static final String OTHER = "ETH-PERPETUAL";
    private static final int MOST = CancelDesk.MOST_WAITING;

    private final Stage stage = new Stage(1, new MemoryIntentLog());

    @BeforeEach
    void ready() {
        stage.openAndSettle();
    }

    private void open(String instrument, int count) {
        for (int i = 0; i < count; i++) {
            stage.buy(instrument, "10", "100");
        }
        stage.advance(200);
    }

    /** The venue says that the budget is used up: for a while nothing goes out and everything waits. */
    private void block() {
        stage.venue.refuseNext("private/get_margins", 10028, "too_many_requests");
        stage.core.margins().ask(Stage.PERPETUAL, java.math.BigDecimal.TEN, java.math.BigDecimal.TEN);
        stage.advance(50);
    }

    private List<CompletableFuture<Outcome>> cancel(String instrument) {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        stage.core.view().openOrders().stream()
                .filter(order -> order.instrument().equals(instrument))
                .forEach(order -> answers.add(stage.core.cancels().cancel(order.id())));
        return answers;
    }

    private void assertAllCancelled(List<CompletableFuture<Outcome>> answers) {
        stage.until(() -> answers.stream().allMatch(CompletableFuture::isDone));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join())
                        .isInstanceOfSatisfying(
                                Outcome.Accepted.class,
                                accepted -> assertThat(accepted.order().state()).isEqualTo(Order.State.CANCELLED)));
    }

    @Test
    void cancelsOfEveryOrderOfAnInstrumentBecomeOne() {
        open(Stage.PERPETUAL, MOST + 1);
        open(OTHER, 1);
        block();
        assertAllCancelled(cancel(Stage.PERPETUAL));
        assertThat(stage.sent("private/cancel_all_by_instrument")).isEqualTo(1);
        assertThat(stage.sent("private/cancel")).isZero();
        assertThat(stage.core.view().openOrders())
                .as("what was not named stays")
                .extracting(Order::instrument)
                .containsExactly(OTHER);
    }

    @Test
    void whereThatWouldCancelMoreThanWasNamedTheNewestIsRefusedAndTheRestGoesOut() {
        open(Stage.PERPETUAL, MOST + 5);
        block();
        List<CompletableFuture<Outcome>> answers = cancel(Stage.PERPETUAL);
        assertThat(answers.get(MOST)).isDone();
        assertThat(answers.get(MOST).join()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.venueCode()).isZero();
            assertThat(refused.retryable()).isTrue();
            assertThat(refused.reason()).contains("100 cancels wait").contains("cancel all");
        });
        assertAllCancelled(answers.subList(0, MOST));
        assertThat(stage.sent("private/cancel")).isEqualTo(MOST);
        assertThat(stage.core.view().openOrders()).hasSize(5);
    }

    @Test
    void aCancelOfAllTakesThePlaceOfTheSinglesThatWait() {
        open(Stage.PERPETUAL, 10);
        open(OTHER, 3);
        block();
        List<CompletableFuture<Outcome>> answers = cancel(Stage.PERPETUAL);
        CompletableFuture<CancelOutcome> all =
                stage.core.cancels().cancelAll(new Scope.OfInstrument(Stage.PERPETUAL), 0);
        CompletableFuture<CancelOutcome> again =
                stage.core.cancels().cancelAll(new Scope.OfInstrument(Stage.PERPETUAL), 0);
        assertAllCancelled(answers);
        assertThat(List.of(all, again)).allMatch(CompletableFuture::isDone);
        assertThat(all.join()).isEqualTo(new CancelOutcome.Done(10, 0));
        assertThat(again.join()).isEqualTo(new CancelOutcome.Done(10, 0));
        assertThat(stage.sent("private/cancel")).isZero();
        assertThat(stage.sent("private/cancel_all_by_instrument")).isEqualTo(1);
        assertThat(stage.core.view().openOrders()).hasSize(3);
    }

    @Test
    void aCancelOfAllThatIsOutAlreadyIsSentAgain() {
        open(Stage.PERPETUAL, 1);
        stage.core.cancels().cancelAll(new Scope.Everything(), 0);
        stage.core.tick();
        stage.core.cancels().cancelAll(new Scope.Everything(), 0);
        stage.advance(50);
        assertThat(stage.sent("private/cancel_all")).isEqualTo(2);
    }

    @Test
    void theVenuesRefusalOfTheWholeReachesEverySingle() {
        open(Stage.PERPETUAL, 2);
        block();
        List<CompletableFuture<Outcome>> answers = cancel(Stage.PERPETUAL);
        stage.venue.refuseNext("private/cancel_all", 13021, "forbidden");
        stage.core.cancels().cancelAll(new Scope.Everything(), 0);
        stage.until(() -> answers.stream().allMatch(CompletableFuture::isDone));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Outcome.Refused.class));
    }
}
