package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.connectors.simulator.access.ApiKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Getting in, and not getting in. */
class AccessTest {
    private static final String SUMMARY = "{\"currency\":\"BTC\"}";

    private EmbeddedExchange exchange;
    private WireClient client;
    private ApiKey key;

    @BeforeEach
    void open() throws Exception {
        exchange = EmbeddedExchange.start(
                ExchangeSettings.defaults().withCredits(CreditLimits.none()), new FakeMarket(2), new SystemClock());
        client = WireClient.connected(exchange);
        key = exchange.keys().full();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String credentials(String scope) {
        return "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + key.clientId() + "\",\"client_secret\":\""
                + key.clientSecret().reveal() + "\",\"scope\":\"" + scope + "\"}";
    }

    @Test
    void equalSeedsGiveEqualKeysAndNoTextTellsASecret() throws Exception {
        try (EmbeddedExchange other =
                EmbeddedExchange.start(ExchangeSettings.defaults(), new FakeMarket(2), new SystemClock())) {
            assertThat(other.keys().full().clientSecret().reveal())
                    .isEqualTo(key.clientSecret().reveal());
        }
        try (EmbeddedExchange other =
                EmbeddedExchange.start(ExchangeSettings.defaults().withSeed(2), new FakeMarket(2), new SystemClock())) {
            assertThat(other.keys().full().clientId()).isNotEqualTo(key.clientId());
        }
        assertThat(exchange.keys().toString()).doesNotContain(key.clientSecret().reveal());
    }

    @Test
    void withoutALoginNothingPrivateIsAnsweredAndWithOneItIs() throws Exception {
        Json error = client.call("private/get_account_summary", SUMMARY).at("error");
        assertThat(error.at("code").whole()).isEqualTo(13009);
        assertThat(error.at("message").text()).isEqualTo("unauthorized");
        assertThat(error.has("data")).isFalse();
        client.logIn(key);
        assertThat(client.result("private/get_account_summary", SUMMARY)
                        .at("equity")
                        .number())
                .isEqualTo(10);
    }

    @Test
    void aWrongSecretIsInvalidCredentials() throws Exception {
        Json error = client.call(
                        "public/auth",
                        "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + key.clientId()
                                + "\",\"client_secret\":\"wrong\"}")
                .at("error");
        assertThat(error.at("code").whole()).isEqualTo(13004);
        assertThat(error.at("message").text()).isEqualTo("invalid_credentials");
    }

    @Test
    void aSignatureLogsInAndAnOldOneDoesNot() throws Exception {
        long now = System.currentTimeMillis();
        assertThat(client.result("public/auth", signed(now)).at("token_type").text())
                .isEqualTo("bearer");
        assertThat(client.refusal("public/auth", signed(now - 3_600_000))).isEqualTo(13009);
        assertThat(client.refusal("public/auth", signed(now).replace("\"nonce\":\"n1\"", "\"nonce\":\"n2\"")))
                .isEqualTo(13004);
    }

    private String signed(long at) throws Exception {
        String signature = hmac(key.clientSecret().reveal(), at + "\nn1\nsome data");
        return "{\"grant_type\":\"client_signature\",\"client_id\":\"" + key.clientId() + "\",\"timestamp\":" + at
                + ",\"nonce\":\"n1\",\"data\":\"some data\",\"signature\":\"" + signature + "\"}";
    }

    @Test
    void aRefreshTokenGivesTheNextGrantOnce() throws Exception {
        String token = client.result("public/auth", credentials("session:desk"))
                .at("refresh_token")
                .text();
        String params = "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + token + "\"}";
        Json next = client.result("public/auth", params);
        assertThat(next.at("scope").text()).contains("session:desk").contains("trade:read_write");
        assertThat(client.refusal("public/auth", params)).isEqualTo(13009);
    }

    @Test
    void aSessionCanBeForkedAndAConnectionCannot() throws Exception {
        Json session = client.result("public/auth", credentials("session:one"));
        Json fork = client.result(
                "public/fork_token",
                "{\"refresh_token\":\"" + session.at("refresh_token").text() + "\",\"session_name\":\"two\"}");
        assertThat(fork.at("scope").text()).contains("session:two");
        assertThat(fork.at("sid").text()).isNotEqualTo(session.at("sid").text());
        Json connection = client.result("public/auth", credentials(""));
        assertThat(client.refusal(
                        "public/fork_token",
                        "{\"refresh_token\":\"" + connection.at("refresh_token").text()
                                + "\",\"session_name\":\"two\"}"))
                .isEqualTo(-32602);
        Json exchanged = client.result(
                "public/exchange_token",
                "{\"refresh_token\":\"" + connection.at("refresh_token").text() + "\",\"subject_id\":" + key.account()
                        + "}");
        assertThat(exchanged.at("access_token").text()).isNotEmpty();
    }

    @Test
    void whoMayOnlyLookCannotTrade() throws Exception {
        client.logIn(exchange.keys().readOnly());
        assertThat(client.result("private/get_open_orders", "{}").size()).isZero();
        Json error = client.call("private/buy", "{\"instrument_name\":\"BTC-PERPETUAL\",\"amount\":10}")
                .at("error");
        assertThat(error.at("code").whole()).isEqualTo(13021);
        assertThat(error.at("message").text()).isEqualTo("forbidden");
        assertThat(error.at("data").at("reason").text()).contains("trade:read_write");
        client.result("public/auth", credentials("trade:read"));
        assertThat(client.refusal("private/get_account_summary", SUMMARY)).isEqualTo(13021);
    }

    @Test
    void singleRequestsShowATokenOrAPairOrASignature() throws Exception {
        String path = "/api/v2/private/get_account_summary?currency=BTC";
        assertThat(client.get(path).statusCode()).isEqualTo(401);
        String token =
                client.result("public/auth", credentials("")).at("access_token").text();
        assertThat(client.get(path, "Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(client.get(path + "&access_token=" + token).statusCode()).isEqualTo(200);
        assertThat(client.get(path, "Bearer nonsense").statusCode()).isEqualTo(401);
        String pair = key.clientId() + ":" + key.clientSecret().reveal();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        assertThat(client.get(path, "Basic " + basic).statusCode()).isEqualTo(200);
        long now = System.currentTimeMillis();
        String signature = hmac(key.clientSecret().reveal(), now + "\nabc\nGET\n" + path + "\n\n");
        String header = "deri-hmac-sha256 id=" + key.clientId() + ",ts=" + now + ",nonce=abc,sig=" + signature;
        assertThat(client.get(path, header).statusCode()).isEqualTo(200);
        assertThat(client.get(path, header.replace("nonce=abc", "nonce=abd")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenEndsWhenItSaid() throws Exception {
        String path = "/api/v2/private/get_account_summary?currency=BTC&access_token=";
        String token = client.result("public/auth", credentials("expires:1"))
                .at("access_token")
                .text();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (client.get(path + token).statusCode() == 200) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        Json error = Json.parse(client.get(path + token).body()).at("error");
        assertThat(error.at("code").whole()).isEqualTo(13009);
        assertThat(error.at("data").at("reason").text()).isEqualTo("token_expired");
        assertThat(client.refusal("private/get_account_summary", SUMMARY)).isEqualTo(13009);
    }

    @Test
    void loggingOutClosesTheConnectionAndKillsTheToken() throws Exception {
        String token =
                client.result("public/auth", credentials("")).at("access_token").text();
        client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"private/logout\",\"params\":{}}");
        client.ended().get(10, TimeUnit.SECONDS);
        assertThat(client.get("/api/v2/private/get_open_orders?access_token=" + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOwnerHearsOfLoginsAndNobodyElseDoes() throws Exception {
        client.logIn(key);
        assertThat(client.call("private/subscribe", "{\"channels\":[\"user.access_log\"]}")
                        .at("result")
                        .size())
                .isEqualTo(1);
        try (WireClient other = WireClient.connected(exchange)) {
            assertThat(other.subscribe("user.access_log").at("result").size()).isZero();
            other.logIn(exchange.keys().readOnly());
            assertThat(client.notification("user.access_log").at("log").text()).isEqualTo("success");
        }
        assertThat(client.result("private/get_access_log", "{}")
                        .at("records_total")
                        .whole())
                .isEqualTo(2);
    }

    @Test
    void whoBecomesAnotherHearsNoMoreOfTheFirst() throws Exception {
        client.logIn(key);
        client.subscribe("user.access_log", "quote.BTC-PERPETUAL");
        client.logIn(exchange.keys().rival());
        assertThat(client.result("private/unsubscribe", "{\"channels\":[\"user.access_log\",\"quote.BTC-PERPETUAL\"]}")
                        .items())
                .extracting(Json::text)
                .containsExactly("quote.BTC-PERPETUAL");
    }

    @Test
    void rawChannelsAreOpenToWhoHasLoggedIn() throws Exception {
        client.logIn(exchange.keys().readOnly());
        assertThat(client.subscribe("book.BTC-PERPETUAL.raw").at("result").size())
                .isEqualTo(1);
    }
}
