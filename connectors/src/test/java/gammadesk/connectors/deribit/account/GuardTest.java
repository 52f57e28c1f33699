package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.OrderGateway.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who has the last word has it over orders that waited when the word was said, too. */
class GuardTest extends GatewayTest {
    private static final String CLAUSE = "HALTED (Pause) by a test: to see";

    private void halt() {
        stage.core.guard(_ -> Optional.of(CLAUSE));
    }

    /** The venue says that the budget is used up: for a while nothing goes out and everything waits. */
    private void block() {
        stage.venue.refuseNext("private/get_margins", 10028, "too_many_requests");
        stage.core.margins().ask(Stage.PERPETUAL, BigDecimal.TEN, BigDecimal.TEN);
        stage.advance(50);
    }

    private void assertStopped(CompletableFuture<Outcome> order) {
        assertThat(outcome(order)).isEqualTo(new Outcome.Refused(0, CLAUSE, false));
    }

    @Test
    void whatWaitsForAConnectionIsRefusedAtOnceAndNotSentAfterwards() {
        stage.openAndSettle();
        stage.down(true);
        stage.advance(20);
        CompletableFuture<Outcome> order = stage.buy(Stage.PERPETUAL, "10", "100");
        stage.advance(20);
        assertThat(order).isNotDone();
        halt();
        stage.advance(20);
        assertThat(order).isDone();
        assertStopped(order);
        stage.core.guard(_ -> Optional.empty());
        stage.down(false);
        stage.until(stage.core::isReady);
        stage.advance(500);
        assertThat(stage.sent("private/buy")).isZero();
        assertThat(log.unresolved()).isEmpty();
    }

    @Test
    void whatWaitsForTheVenuesBudgetIsAskedForOnceMoreBeforeItGoesOut() {
        stage.openAndSettle();
        block();
        CompletableFuture<Outcome> order = stage.buy(Stage.PERPETUAL, "10", "100");
        stage.advance(20);
        halt();
        assertStopped(order);
        assertThat(stage.sent("private/buy")).isZero();
        assertThat(stage.venue.orders).isEmpty();
    }

    @Test
    void editsAreStoppedAndCancelsAreNot() {
        stage.openAndSettle();
        outcome(stage.buy(Stage.PERPETUAL, "10", "100"));
        stage.advance(100);
        Order order = stage.core.view().openOrders().getFirst();
        halt();
        assertStopped(stage.core
                .orders()
                .edit(new Edit(order, new BigDecimal("20"), new BigDecimal("101"), false, stage.validUntil(2_000))));
        assertThat(stage.sent("private/edit")).isZero();
        CompletableFuture<CancelOutcome> all = stage.core.cancels().cancelAll(new Scope.Everything(), 0);
        stage.until(all::isDone);
        assertThat(all.join()).isEqualTo(new CancelOutcome.Done(1, 0));
    }

    @Test
    void itIsAskedByLabel() {
        stage.openAndSettle();
        List<String> asked = new ArrayList<>();
        stage.core.guard(label -> {
            asked.add(label);
            return label.equals("stopped") ? Optional.of(CLAUSE) : Optional.empty();
        });
        Request stopped = stage.limit("stopped", Stage.PERPETUAL, Side.BUY, "10", "100");
        Request sent = stage.limit("sent", Stage.PERPETUAL, Side.BUY, "10", "100");
        assertStopped(stage.core.orders().submit(stopped));
        assertThat(outcome(stage.core.orders().submit(sent))).isInstanceOf(Outcome.Accepted.class);
        assertThat(asked).contains("stopped", "sent");
    }
}
