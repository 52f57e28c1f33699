package gammadesk.drills;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.FlattenLimits;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.desk.AccountOptions;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * A desk without a window that hedges whatever it sees by itself, until it is killed. It says {@value #READY} once what
 * it found at the start is settled, and does what it reads: {@value #LOOK}, {@value #GO}, {@value #QUIT}.
 */
final class HedgeKillDesk {
    static final String READY = "ready";
    static final String ARMED = "armed";
    static final String LOOK = "look";
    static final String GO = "go";
    static final String QUIT = "quit";
    /** Ends what is said of an account. */
    static final String END = ".";

    private static final List<Currency> COINS = List.of(Currency.BTC, Currency.ETH);

    private final DeskSession session;
    private final PrintStream said;

    private HedgeKillDesk(DeskSession session, PrintStream said) {
        this.session = session;
        this.said = said;
    }

    /**
     * With the exchange's address and the folder of the desk; the key is in the environment. The log goes elsewhere.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream said = System.out;
        System.setOut(System.err);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        AccountOptions options = new AccountOptions(System.getenv(), Optional.of(Path.of(arguments[1])));
        VenueChoice venue = new VenueChoice.Address(URI.create(arguments[0]));
        try (DeskSession session = DeskSession.open(venue, new SystemClock(), options)) {
            session.risk().useAccount();
            new HedgeKillDesk(session, said).obey();
        }
    }

    private void obey() throws IOException, InterruptedException {
        while (!session.hedging().board().reconciliation().complete() || !isCurrent()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        said.println(READY);
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null && !order.equals(QUIT); order = orders.readLine()) {
                if (order.equals(LOOK)) {
                    tell();
                } else {
                    Thread.ofPlatform().daemon().start(this::hedge);
                }
            }
        }
    }

    private Optional<AccountPicture> account() {
        return session.board().get().account();
    }

    private boolean isCurrent() {
        return account().filter(AccountPicture::isCurrent).isPresent();
    }

    private void tell() {
        account().map(HedgeKillDesk::ledgers).ifPresent(seen -> {
            seen.open().forEach(order -> said.println("open " + order));
            seen.fills().forEach(fill -> said.println("fill " + fill));
            seen.positions().forEach((name, size) -> said.println("position " + name + " " + size));
            seen.balances().forEach((coin, cash) -> said.println("balance " + coin + " " + cash));
        });
        said.println(END);
    }

    private static Ledgers ledgers(AccountPicture account) {
        return Ledgers.of(new AccountView(
                account.openOrders(),
                account.closedOrders(),
                account.fills(),
                account.positions().stream().map(HeldPosition::position).toList(),
                account.summaries(),
                account.unknownLabels()));
    }

    /** It falls back when the machine is slow for a moment; then it is let go on. */
    private void hedge() {
        demand(session.hedging().acknowledge().join());
        COINS.forEach(coin -> session.hedging().change(policy(coin)).join());
        boolean isTold = false;
        while (!Thread.currentThread().isInterrupted()) {
            COINS.stream()
                    .filter(this::isDisarmed)
                    .forEach(coin ->
                            session.hedging().arm(coin, Duration.ofHours(1)).join());
            if (!isTold && COINS.stream().noneMatch(this::isDisarmed)) {
                said.println(ARMED);
                isTold = true;
            }
            pause();
        }
    }

    private static void demand(TradeOutcome outcome) {
        if (!(outcome instanceof TradeOutcome.Done)) {
            throw new IllegalStateException(outcome.sentence());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDisarmed(Currency coin) {
        return session.hedging().board().books().stream()
                .filter(book -> book.policy().coin().equals(coin))
                .map(HedgeBook::autonomy)
                .allMatch(autonomy -> autonomy.arming().isEmpty());
    }

    /** One coin by the hard limits, one by a budget that nothing exhausts; orders wait and cross within seconds. */
    private static HedgePolicy policy(Currency coin) {
        Spend plenty = new Spend(1e12, 1e9, 1e9, 1e9, 1e9);
        return new HedgePolicy(
                coin,
                "delta",
                HedgePolicy.first(coin).goal(),
                coin.equals(Currency.BTC) ? AutonomyLevel.HARD_LIMITS : AutonomyLevel.BUDGET,
                new Budget(plenty, plenty, plenty),
                new HardLimits(100, 1e7, 0.05, 0.02, 0.3, 2_000, 0, 1_000, 1_000, 100, 1e7, 0.01, 1e9, 20),
                new FlattenLimits(1_000_000, 100_000, 0.02),
                60,
                0.01,
                new ExecutionStyle(2, 0.3, 2, 0.1, 0.002, 0.03, 15),
                1,
                "drill",
                0);
    }
}
