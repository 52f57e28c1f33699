package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.vault.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, tokens, and what a key may do. */
class GatewayKeysTest extends GatewayTest {
    @Test
    void signsInWithASignatureAndProtectsTheConnectionBeforeAnythingElse() {
        stage.openAndSettle();
        assertThat(stage.venue.methods.subList(0, 5))
                .containsExactly(
                        "public/get_time",
                        "public/auth",
                        "private/enable_cancel_on_disconnect",
                        "public/set_heartbeat",
                        "private/subscribe");
        Json auth = stage.venue.requests.get(1).at("params");
        assertThat(auth.has("client_secret")).isFalse();
        String expected = SignIn.signature(
                stage.key.secret(),
                auth.at("timestamp").whole(),
                auth.at("nonce").text(),
                "");
        assertThat(auth.at("signature").text()).isEqualTo(expected);
        assertThat(auth.at("timestamp").whole())
                .as("the venue's own time, for its clock is ahead of ours")
                .isCloseTo(stage.epochMillis() + Stage.SKEW_MILLIS, org.assertj.core.data.Offset.offset(1_000L));
    }

    @Test
    void aTokenIsRenewedAheadOfItsEnd() {
        stage.venue.expiresInSeconds = 100;
        stage.openAndSettle();
        stage.advance(45_000);
        assertThat(stage.venue.count("public/auth")).isEqualTo(1);
        stage.advance(10_000);
        assertThat(stage.venue.count("public/auth")).isEqualTo(2);
        Json renewal = stage.venue.requests.stream()
                .filter(request -> request.at("method").text().equals("public/auth"))
                .toList()
                .getLast()
                .at("params");
        assertThat(renewal.at("grant_type").text()).isEqualTo("refresh_token");
        assertThat(renewal.at("refresh_token").text()).isEqualTo(stage.venue.refreshToken);
        assertThat(stage.core.isReady()).isTrue();
    }

    @Test
    void anExpiredTokenMakesItSignInAnewAndSendTheRefusedOrder() {
        stage.openAndSettle();
        stage.venue.refuseNext("private/buy", 13009, "unauthorized");
        Outcome outcome = outcome(stage.buy(Stage.PERPETUAL, "10", "100"));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(stage.venue.count("public/auth")).isEqualTo(2);
        assertThat(stage.core.health().reconnects()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wallet:read_write", "account:read_write"})
    void aKeyThatCanWithdrawIsRefusedWithAnExplanation(String dangerous) {
        stage.venue.scope = "connection trade:read_write " + dangerous;
        stage.open();
        stage.until(() -> stage.core.health().state() == GatewayState.REFUSED);
        assertThat(stage.core.health().reason()).contains(dangerous).contains("withdrawn");
        stage.advance(20_000);
        assertThat(stage.venue.count("public/auth")).isEqualTo(1);
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "1", "1"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aWrongKeyIsNotTriedAgainAndAgain() {
        stage.venue.refuseNext("public/auth", 13004, "invalid_credentials");
        stage.open();
        stage.advance(30_000);
        assertThat(stage.core.health().state()).isEqualTo(GatewayState.REFUSED);
        assertThat(stage.venue.count("public/auth")).isEqualTo(1);
    }

    @Test
    void aKeyForReadingSeesTheAccountAndSendsNoOrder() {
        stage.venue.scope = "connection trade:read wallet:read account:read";
        stage.openAndSettle();
        assertThat(stage.core.health().mayTrade()).isFalse();
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "1", "1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(stage.core.view().summaries()).hasSize(1);
    }

    @Test
    void aKeyThatIsMeantForReadingSendsNoOrderEvenIfItCould() {
        stage.key = Stage.key(ApiKey.Access.SUGGESTED);
        stage.newGateway(log);
        stage.openAndSettle();
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "1", "1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(stage.sent("private/buy")).isZero();
    }

    @Test
    void realMoneyNeedsArmingWithTheVenuesAddressAndCancelsDoNot() {
        stage = new Stage(1, log, AccountSettings.of(DeribitSettings.production()));
        stage.openAndSettle();
        assertThat(stage.core.health().armed()).isFalse();
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "1", "1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(stage.arming.arm("test.deribit.com")).isFalse();
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "1", "1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(stage.arming.arm("www.deribit.com")).isTrue();
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "1", "1"))).isInstanceOf(Outcome.Accepted.class);
        stage.arming.disarm();
        assertThat(outcome(stage.buy(Stage.PERPETUAL, "1", "1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome(stage.core.cancels().cancel("1"))).isInstanceOf(Outcome.Accepted.class);
    }
}
