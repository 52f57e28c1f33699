package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.account.Stage.Fault;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the venue refuses and what its budgets allow: what is sent again, what is told, what comes first. */
class GatewayRefusalsTest extends GatewayTest {
    @ParameterizedTest
    @ValueSource(ints = {10040, 10041, 10047, 10066})
    void aPassingRefusalIsSentAgainWhileItIsValid(int code) {
        stage.openAndSettle();
        stage.venue.refuseNext("private/buy", code, "later");
        stage.venue.refuseNext("private/buy", code, "later");
        Outcome outcome = outcome(stage.buy(Stage.PERPETUAL, "10", "100"));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(stage.sent("private/buy")).isEqualTo(3);
        assertThat(stage.venue.orders).hasSize(1);
        assertThat(log.planned).hasSize(1);
    }

    @Test
    void aRefusalThatDoesNotPassIsToldOnceItsAttemptsAreUsedUp() {
        stage.openAndSettle();
        for (int i = 0; i < 10; i++) {
            stage.venue.refuseNext("private/buy", 10047, "matching_engine_queue_full");
        }
        Request request =
                Request.limit("q", Stage.PERPETUAL, Side.BUY, BigDecimal.TEN, BigDecimal.TEN, stage.validUntil(60_000));
        Outcome outcome = outcome(stage.core.orders().submit(request));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.venueCode()).isEqualTo(10047);
            assertThat(refused.retryable()).isTrue();
        });
        assertThat(stage.sent("private/buy")).isEqualTo(stage.settings.mostAttempts());
        assertThat(log.unresolved).isEmpty();
    }

    @Test
    void aLastingRefusalIsToldWithTheVenuesWordsAndNumber() {
        stage.openAndSettle();
        stage.venue.refuseNext("private/buy", 10043, "price_wrong_tick");
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "10", "100.3")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.venueCode()).isEqualTo(10043);
                    assertThat(refused.reason()).contains("tick ladder").contains("price_wrong_tick");
                    assertThat(refused.retryable()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {10001, 11094, 13028})
    void aRefusalThatLeavesOpenWhatHappenedIsLookedUp(int code) {
        stage.openAndSettle();
        stage.venue.refuseNext("private/buy", code, "error");
        CompletableFuture<Outcome> answer =
                stage.core.orders().submit(stage.limit("vague", Stage.PERPETUAL, Side.BUY, "10", "100"));
        assertThat(outcome(answer)).isInstanceOf(Outcome.Unknown.class);
        assertThat(stage.settled("vague")).isInstanceOf(Outcome.Refused.class);
        assertThat(stage.sent("private/buy")).isEqualTo(1);
    }

    @Test
    void anExhaustedBudgetMakesItBackOffSignInAnewAndSendTheRefusedOrder() {
        stage.openAndSettle();
        stage.venue.refuseNext("private/buy", 10028, "too_many_requests");
        Request request = Request.limit(
                "many", Stage.PERPETUAL, Side.BUY, BigDecimal.TEN, BigDecimal.TEN, stage.validUntil(20_000));
        CompletableFuture<Outcome> answer = stage.core.orders().submit(request);
        stage.until(() -> stage.venue.count("private/buy") == 1);
        stage.advance(5);
        long refused = stage.epochMillis();
        stage.cut();
        assertThat(outcome(answer)).isInstanceOf(Outcome.Accepted.class);
        assertThat(stage.epochMillis() - refused).isGreaterThanOrEqualTo(stage.settings.backOffMillis());
        assertThat(stage.venue.count("public/auth")).isEqualTo(2);
        assertThat(stage.sent("private/buy")).isEqualTo(2);
        assertThat(booked("many")).isEqualTo(1);
    }

    @Test
    void cancelsOvertakeWaitingOrdersAndFindTheirReserve() {
        stage = new Stage(1, log, Stage.settings().withMatching(new Credits(10, 1, 1), 5));
        stage.openAndSettle();
        assertThat(outcome(stage.buy("ETH-PERPETUAL", "1", "1"))).isInstanceOf(Outcome.Accepted.class);
        for (int i = 0; i < 30; i++) {
            stage.buy(Stage.PERPETUAL, "1", "1");
        }
        stage.advance(100);
        assertThat(stage.sent("private/buy")).isEqualTo(5);
        CompletableFuture<Outcome> cancel = stage.core.cancels().cancel("1");
        stage.advance(20);
        assertThat(cancel).isCompletedWithValueMatching(outcome -> outcome instanceof Outcome.Accepted);
        assertThat(stage.sent("private/buy")).isEqualTo(5);
    }

    @Test
    void aLabelIsNeverUsedTwice() {
        stage.openAndSettle();
        Request request = stage.limit("twice", Stage.PERPETUAL, Side.BUY, "1", "1");
        outcome(stage.core.orders().submit(request));
        assertThat(outcome(stage.core.orders().submit(request))).isInstanceOf(Outcome.Refused.class);
        assertThat(stage.sent("private/buy")).isEqualTo(1);
    }

    @Test
    void aCancelOfAFilledOrderShowsHowItStands() {
        stage.openAndSettle();
        outcome(stage.buy(Stage.PERPETUAL, "10", "100"));
        faultOnce("none", Fault.NONE);
        stage.venue.refuseNext("private/cancel", 11008, "already_filled");
        assertThat(outcome(stage.core.cancels().cancel("1")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.venueCode()).isEqualTo(11008));
        stage.until(() -> stage.venue.count("private/get_order_state") == 1);
    }
}
