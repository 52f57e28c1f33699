package gammadesk.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Venue;
import gammadesk.connectors.macro.FredTrial.Verdict;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import gammadesk.views.settings.KeyActions;
import gammadesk.views.settings.KeyActions.Answer;
import gammadesk.views.settings.KeyActions.Draft;
import gammadesk.views.settings.KeyActions.FredKey;
import gammadesk.views.settings.KeyActions.Shown;
import gammadesk.views.settings.KeyActions.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDeskTest {
    private static final Venue.Environment EMBEDDED = Venue.Environment.EMBEDDED;

    private final FakeGateway gateway = new FakeGateway();
    private final Clock clock = new Clock() {
        @Override
        public long epochMillis() {
            return 1;
        }

        @Override
        public long nanos() {
            return 1;
        }
    };
    private final TradingDesk trading = new TradingDesk(
            () -> OneMarket.at(1, gateway.venue, FeedState.LIVE, false),
            _ -> {},
            clock,
            TradingGate.OPEN,
            VenuePace.OURS);
    private GatewayState verdict = GatewayState.READY;
    private String seen = "";
    private Set<String> granted = Set.of();
    private Optional<Secret> environment = Optional.empty();
    private Verdict onTrial = new Verdict.Known();
    private String asked = "";

    @TempDir
    private Path folder;

    @Test
    void aVaultIsMadeFilledOpenedAgainAndEmptied() throws IOException {
        KeyDesk first = desk();
        assertThat(first.keys().vault()).isEqualTo(Vault.MISSING);
        char[] passphrase = "open sesame".toCharArray();
        assertGood(first.unlock(passphrase).join());
        assertThat(passphrase).containsOnly('\0');
        char[] secret = "hush-hush".toCharArray();
        assertGood(first.add(new Draft("main", EMBEDDED, "abc", false), secret).join());
        assertThat(secret).containsOnly('\0');
        assertThat(first.keys().shown()).containsExactly(new Shown("main", EMBEDDED, "abc", false));
        assertThat(Files.readString(folder.resolve("keys.vault"), StandardCharsets.ISO_8859_1))
                .doesNotContain("hush-hush", "abc");

        KeyDesk second = desk();
        assertThat(second.keys().vault()).isEqualTo(Vault.LOCKED);
        Answer wrong = second.unlock("sesame".toCharArray()).join();
        assertThat(wrong.good()).isFalse();
        assertThat(wrong.sentence()).contains("not the vault's passphrase");
        assertGood(second.unlock("open sesame".toCharArray()).join());
        assertThat(second.keys().shown()).hasSize(1);
        assertGood(second.remove("main").join());
        assertThat(second.keys().shown()).isEmpty();
        second.lock();
        assertThat(second.keys().vault()).isEqualTo(Vault.LOCKED);
        assertThat(second.test("main").join().sentence()).contains("not open");
    }

    @Test
    void aTrialSaysWhatTheKeyMayDoAndClosesItsConnection() {
        KeyDesk desk = opened(EMBEDDED, true);
        gateway.mayTrade = false;
        Answer tooLittle = desk.test("main").join();
        assertThat(tooLittle.good()).isFalse();
        assertThat(tooLittle.sentence()).contains("may only read");
        assertThat(gateway.closed).isTrue();
        verdict = GatewayState.REFUSED;
        gateway.state = GatewayState.REFUSED;
        assertThat(desk.test("main").join().sentence()).startsWith("The key was refused");
        assertThat(gateway.submitted).isEmpty();
    }

    @Test
    void aTrialListsWhatTheVenueGrantsAndMarksWhatIsRefused() {
        KeyDesk desk = opened(EMBEDDED, true);
        granted = Set.of("connection", "trade:read_write", "wallet:read_write");
        Answer answer = desk.test("main").join();
        assertThat(answer.rights())
                .extracting(KeyActions.Right::scope)
                .containsExactly("wallet:read_write", "connection", "trade:read_write");
        assertThat(answer.rights()).extracting(KeyActions.Right::refused).containsExactly(true, false, false);
        assertThat(answer.rights().getFirst().sentence()).isEqualTo("Withdraws money.");
        assertThat(answer.toString()).doesNotContain("hush");
    }

    @Test
    void aKeyOfAnotherEnvironmentIsNotUsed() {
        KeyDesk desk = opened(Venue.Environment.LIVE, true);
        assertThat(desk.use("main").join().sentence())
                .isEqualTo("“main” is a key for LIVE, and this desk shows EMBEDDED.");
        assertThat(trading.picture(Map.of())).isEmpty();
    }

    @Test
    void theKeyInUseReachesTheGatewayWholeAndIsNamed() {
        KeyDesk desk = opened(EMBEDDED, true);
        assertGood(desk.use("main").join());
        assertThat(seen).isEqualTo("abc hush");
        assertThat(desk.keys().inUse()).isEqualTo("main");
        assertThat(trading.picture(Map.of()).orElseThrow().keyName()).isEqualTo("main");
    }

    @Test
    void aKeyFromOutsideIsWipedAfterUse() {
        Secret secret = Secret.of("hush");
        assertGood(desk().begin(new ApiKey("environment", EMBEDDED, "abc", ApiKey.Access.TRADE, secret))
                .join());
        assertThat(secret.<String>withChars(String::new)).isEqualTo("\0\0\0\0");
    }

    @Test
    void theKeyToFredIsKeptInTheVaultAndGoesBeforeTheEnvironments() throws IOException {
        environment = Optional.of(Secret.of("of-old"));
        KeyDesk first = opened(EMBEDDED, false);
        assertThat(asked).isEqualTo("of-old from the environment");
        assertThat(first.fredKey()).isEqualTo(FredKey.ENVIRONMENT);
        char[] typed = " typed-key\n".toCharArray();
        assertGood(first.keepFredKey(typed).join());
        assertThat(typed).containsOnly('\0');
        assertThat(asked).isEqualTo("typed-key from the vault");
        assertThat(first.fredKey()).isEqualTo(FredKey.VAULT);
        assertThat(first.keys().shown()).extracting(Shown::name).containsExactly("main");
        assertThat(Files.readString(folder.resolve("keys.vault"), StandardCharsets.ISO_8859_1))
                .doesNotContain("typed-key");

        KeyDesk second = desk();
        assertThat(asked).isEqualTo("of-old from the environment");
        assertThat(second.forgetFredKey().join().sentence()).contains("not open");
        assertGood(second.unlock("open sesame".toCharArray()).join());
        assertThat(asked).isEqualTo("typed-key from the vault");
        second.lock();
        assertThat(second.fredKey()).as("locking leaves what is in use").isEqualTo(FredKey.VAULT);
        assertGood(second.unlock("open sesame".toCharArray()).join());
        assertGood(second.forgetFredKey().join());
        assertThat(asked).isEqualTo("of-old from the environment");
        assertThat(second.forgetFredKey().join().good()).isFalse();
    }

    @Test
    void aKeyThatFredRefusesIsNotKeptAndItsWordsAreFreds() {
        KeyDesk desk = opened(EMBEDDED, false);
        assertGood(desk.keepFredKey("good".toCharArray()).join());
        onTrial =
                new Verdict.Refused("FRED refuses: 400 Bad Request. The value for variable api_key is not registered.");
        Answer answer = desk.keepFredKey("wrong".toCharArray()).join();
        assertThat(answer.good()).isFalse();
        assertThat(answer.sentence())
                .isEqualTo("Not kept. FRED refuses: 400 Bad Request. The value for variable api_key is not registered. "
                        + "The key before stays in use.");
        assertThat(asked).isEqualTo("good from the vault");
        onTrial = new Verdict.Unanswered("FRED does not answer (UnknownHostException)");
        Answer untried = desk.keepFredKey("unknown".toCharArray()).join();
        assertGood(untried);
        assertThat(untried.sentence()).contains("could not be tried", "UnknownHostException");
        assertThat(asked).isEqualTo("unknown from the vault");
        assertThat(desk.keepFredKey("  ".toCharArray()).join().good()).isFalse();
    }

    @Test
    void aDeskWithoutFilesHasNoVault() {
        KeyDesk desk = new KeyDesk(
                EMBEDDED, Optional.empty(), 10, new Lines(), trading, fred(), new SecureRandom(), Runnable::run);
        assertThat(desk.unlock("x".toCharArray()).join().good()).isFalse();
    }

    private KeyDesk opened(Venue.Environment environment, boolean trade) {
        KeyDesk desk = desk();
        assertGood(desk.unlock("open sesame".toCharArray()).join());
        assertGood(desk.add(new Draft("main", environment, "abc", trade), "hush".toCharArray())
                .join());
        return desk;
    }

    private KeyDesk desk() {
        return new KeyDesk(
                EMBEDDED,
                Optional.of(folder.resolve("keys.vault")),
                10,
                new Lines(),
                trading,
                fred(),
                new SecureRandom(),
                Runnable::run);
    }

    private FredKeys fred() {
        return new FredKeys(environment, new FredKeys.Line() {
            @Override
            public Verdict trial(Secret key) {
                return onTrial;
            }

            @Override
            public void use(Optional<Secret> key, String whence) {
                asked = key.map(each -> each.<String>withChars(String::new)).orElse("nothing") + " from " + whence;
            }
        });
    }

    private static void assertGood(Answer answer) {
        assertThat(answer.good()).as(answer.sentence()).isTrue();
    }

    private final class Lines implements KeyDesk.Lines {
        @Override
        public Line line(ApiKey key) {
            seen = key.clientId() + " " + key.secret().<String>withChars(String::new);
            return new Line(gateway, new ForgetfulIntents());
        }

        @Override
        public Line trial(ApiKey key) {
            return new Line(gateway.onOpen(KeyDeskTest.this::decide), new ForgetfulIntents());
        }
    }

    private void decide(AccountListener listener) {
        listener.onEvent(new AccountEvent.Granted(granted));
        listener.onEvent(new AccountEvent.StateChanged(verdict, ""));
    }
}
