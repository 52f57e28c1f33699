package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.AccountMessage.Reply;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the stage let a thousand orders a second through. */
@Timeout(60)
class BudgetsTest {
    private static final String TIGHT = ",\"limits\":{\"limits_per_currency\":false,"
            + "\"non_matching_engine\":{\"burst\":100,\"rate\":20},"
            + "\"matching_engine\":{\"trading\":{\"total\":{\"burst\":20,\"rate\":5}},"
            + "\"spot\":{\"burst\":1,\"rate\":1},\"cancel_all\":{\"burst\":20,\"rate\":5}}}";

    private final Stage stage = new Stage(1, new MemoryIntentLog());

    private long ordersIn(long millis) {
        for (int i = 0; i < 60; i++) {
            stage.buy(Stage.PERPETUAL, "10", "100");
        }
        stage.advance(millis);
        return stage.sent("private/buy");
    }

    @Test
    void ordersKeepToTheBudgetThatTheAccountStates() {
        stage.venue.limits = TIGHT;
        stage.openAndSettle();
        long reserve = stage.settings.cancelReserve();
        assertThat(ordersIn(1_000)).isBetween(20 - reserve, 20 - reserve + 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"limits\":{}",
                ",\"limits\":{\"limits_per_currency\":true,\"btc\":{\"matching_engine\":{}}}",
                ",\"limits\":{\"matching_engine\":{\"trading\":{\"total\":{\"burst\":0,\"rate\":0}}}}",
                ",\"limits\":{\"matching_engine\":7,\"non_matching_engine\":\"many\"}"
            })
    void whatTheAccountDoesNotSayTheSettingsSay(String limits) {
        stage.venue.limits = limits;
        stage.openAndSettle();
        assertThat(ordersIn(1_000)).isEqualTo(60);
    }

    @Test
    void aRefusalToSayLeavesTheSettings() {
        stage.venue.refuseNext("private/get_account_summary", 13021, "forbidden");
        stage.openAndSettle();
        assertThat(ordersIn(1_000)).isEqualTo(60);
    }

    @Test
    void aBudgetSmallerThanTheReserveStillLetsOrdersThrough() {
        stage.venue.limits = ",\"limits\":{\"matching_engine\":{\"trading\":{\"total\":{\"burst\":3,\"rate\":2}}}}";
        stage.openAndSettle();
        assertThat(ordersIn(1_000)).isBetween(2L, 5L);
    }

    @Test
    void theTightestOfTheTradingBudgetsCounts() {
        String text = "{\"id\":1,\"result\":{\"currency\":\"BTC\",\"limits\":{\"matching_engine\":{\"trading\":{"
                + "\"total\":{\"burst\":250,\"rate\":200},\"options\":{\"burst\":30,\"rate\":10}}},"
                + "\"non_matching_engine\":{\"burst\":1500,\"rate\":1000}}}}";
        Reply reply = (Reply) new AccountParser().parse(text, 0);
        assertThat(reply.body()).isInstanceOfSatisfying(Body.Limits.class, limits -> {
            assertThat(limits.matching()).hasValueSatisfying(m -> {
                assertThat(m.burst()).isEqualTo(30);
                assertThat(m.refillPerSecond()).isEqualTo(10);
                assertThat(m.perRequest()).isEqualTo(1);
            });
            assertThat(limits.general().map(g -> g.refillPerSecond())).isEqualTo(Optional.of(1_000.0));
        });
    }
}
