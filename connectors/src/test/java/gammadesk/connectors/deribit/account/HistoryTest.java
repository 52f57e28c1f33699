package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.connectors.deribit.account.Stage.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HistoryTest {
    private final Stage stage = new Stage(1, new MemoryIntentLog());

    private PastAnswer load(Past past) {
        CompletableFuture<PastAnswer> answer = stage.core.history().load(past);
        stage.until(answer::isDone);
        return answer.join();
    }

    private List<String> closedIds() {
        return stage.core.view().closedOrders().stream().map(Order::id).toList();
    }

    private List<String> tradeIds() {
        return stage.core.view().fills().stream().map(Fill::tradeId).toList();
    }

    /** So many orders that ended before this desk began, a minute apart; those that traded did so whole. */
    private void past(int count, long afterwardsMillis) {
        Stage.VenuePast past = stage.pastOfVenue();
        for (int i = 0; i < count; i++) {
            past.order(i % 2 == 0);
        }
        past.age(afterwardsMillis);
    }

    @Test
    void olderOrdersComePageByPageRecentOnesFirstAndOnlyOnce() {
        stage.venue.pageSize = 4;
        past(10, 0);
        past(3, 3_600_000);
        stage.openAndSettle();
        assertThat(closedIds()).isEmpty();
        assertThat(load(Past.ORDERS)).isInstanceOfSatisfying(PastAnswer.Loaded.class, loaded -> {
            assertThat(loaded.fresh()).isEqualTo(4);
            assertThat(loaded.hasMore()).isTrue();
            assertThat(loaded.sinceMillis()).isPresent();
        });
        load(Past.ORDERS);
        load(Past.ORDERS);
        PastAnswer last = load(Past.ORDERS);
        while (last instanceof PastAnswer.Loaded loaded && loaded.hasMore()) {
            last = load(Past.ORDERS);
        }
        assertThat(closedIds()).hasSize(13).doesNotHaveDuplicates();
        assertThat(stage.core.view().closedOrders())
                .isSortedAccordingTo(java.util.Comparator.comparingLong(
                        order -> order.stamp().venueMillis()));
        assertThat(load(Past.ORDERS)).isInstanceOfSatisfying(PastAnswer.Loaded.class, loaded -> {
            assertThat(loaded.fresh()).isZero();
            assertThat(loaded.hasMore()).isFalse();
            assertThat(loaded.sinceMillis()).isEmpty();
        });
    }

    @Test
    void whatTheDeskSawItselfIsNotTakenTwice() {
        stage.openAndSettle();
        stage.buy(Stage.PERPETUAL, "10", "100");
        stage.advance(50);
        stage.core.cancels().cancel(stage.core.view().openOrders().getFirst().id());
        stage.advance(50);
        assertThat(closedIds()).hasSize(1);
        assertThat(load(Past.ORDERS))
                .isInstanceOfSatisfying(
                        PastAnswer.Loaded.class,
                        loaded -> assertThat(loaded.fresh()).isZero());
        assertThat(closedIds()).hasSize(1);
    }

    @Test
    void olderTradesGoOnFromTheOldestAlsoWhereManyHappenedInOneMillisecond() {
        stage.venue.pageSize = 4;
        Stage.VenuePast past = stage.pastOfVenue();
        for (int i = 0; i < 9; i++) {
            past.order(true);
        }
        past.sameMoment(3);
        past.age(2 * 86_400_000L);
        for (int i = 0; i < 3; i++) {
            past.order(true);
        }
        stage.openAndSettle();
        assertThat(tradeIds()).as("the first look goes back a day").hasSize(3);
        PastAnswer last = load(Past.TRADES);
        assertThat(last).isInstanceOf(PastAnswer.Loaded.class);
        while (last instanceof PastAnswer.Loaded loaded && loaded.hasMore()) {
            last = load(Past.TRADES);
        }
        assertThat(tradeIds()).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void aRefusalIsToldAndTheNextWishGoesOnWhereItEnded() {
        past(2, 0);
        stage.openAndSettle();
        stage.venue.refuseNext("private/get_order_history_by_currency", 13021, "forbidden");
        assertThat(load(Past.ORDERS))
                .isInstanceOfSatisfying(
                        PastAnswer.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).contains("forbidden"));
        assertThat(load(Past.ORDERS))
                .isInstanceOfSatisfying(
                        PastAnswer.Loaded.class,
                        loaded -> assertThat(loaded.fresh()).isEqualTo(2));
    }

    @Test
    void twoWishesAtOnceAreOneAndALostAnswerEndsBoth() {
        past(2, 0);
        stage.openAndSettle();
        stage.faults = method -> method.equals("private/get_order_history_by_currency") ? Fault.VANISHES : Fault.NONE;
        CompletableFuture<PastAnswer> first = stage.core.history().load(Past.ORDERS);
        assertThat(stage.core.history().load(Past.ORDERS)).isSameAs(first);
        stage.until(first::isDone);
        assertThat(first.join()).isInstanceOf(PastAnswer.Unavailable.class);
        stage.faults = _ -> Fault.NONE;
        assertThat(load(Past.ORDERS)).isInstanceOf(PastAnswer.Loaded.class);
    }

    @Test
    void withoutAConnectionNothingIsLoaded() {
        assertThat(stage.core.history().load(Past.TRADES).join()).isInstanceOf(PastAnswer.Unavailable.class);
    }

    @Test
    void anExecutionThatIsToldAfterItWasLoadedIsStillNews() {
        stage.openAndSettle();
        stage.venue.mute = true;
        stage.venue.fill(stage.venue.elsewhere(Stage.PERPETUAL), BigDecimal.TEN);
        load(Past.TRADES);
        assertThat(tradeIds()).hasSize(1);
        stage.venue.mute = false;
        var trade = stage.venue.trades.values().iterator().next();
        stage.venue.news("user.trades.any.any.raw", "[" + trade.json() + "]");
        stage.advance(50);
        assertThat(tradeIds()).hasSize(1);
        assertThat(stage.events(gammadesk.analytics.port.AccountEvent.Filled.class))
                .hasSize(1);
    }
}
