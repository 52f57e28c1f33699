package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.VenueAccount;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.hedging.TrialBench;
import gammadesk.connectors.replay.SessionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays one session with one book, under one advisor after the other, each from the same beginning. */
public final class SessionReplay {
    /** Nobody hedges: the market and the venue alone. */
    public static final String NO_HEDGE = "no hedge";

    private final Path file;
    private final ReplaySettings settings;
    private final TrialBench bench;
    private final Stopwatch stopwatch;
    private final List<Currency> coins;
    private final VenueAccount.Opening opening;
    private final RiskBook book;

    private SessionReplay(
            Path file,
            ReplaySettings settings,
            TrialBench bench,
            Stopwatch stopwatch,
            RiskBook book,
            List<Currency> coins,
            VenueAccount.Opening opening) {
        this.file = file;
        this.settings = settings;
        this.bench = bench;
        this.stopwatch = stopwatch;
        this.book = book;
        this.coins = coins;
        this.opening = opening;
    }

    /**
     * Looks at a session and puts the book into an account.
     *
     * @param book what is held at the beginning; empty for the invented one
     * @param bench who may be asked
     * @param stopwatch of this machine
     * @throws IOException when the session is refused, tells no prices, or does not list what the book holds
     */
    public static SessionReplay of(
            Path file, Optional<RiskBook> book, ReplaySettings settings, TrialBench bench, Stopwatch stopwatch)
            throws IOException {
        SessionSurvey survey = SessionSurvey.of(file);
        RiskBook held = book.or(survey::demo)
                .filter(found -> !found.entries().isEmpty())
                .orElseThrow(() -> new IOException("there is no position to hedge"));
        List<String> unknown = survey.unknown(held);
        if (!unknown.isEmpty()) {
            throw new IOException("the session does not list " + String.join(", ", unknown));
        }
        List<Currency> coins = survey.coins(held);
        return new SessionReplay(
                file, settings, bench, stopwatch, held, coins, opening(survey, held, coins, settings.cashCoins()));
    }

    private static VenueAccount.Opening opening(
            SessionSurvey survey, RiskBook book, List<Currency> coins, double cashCoins) {
        Map<Currency, Double> cash = new HashMap<>();
        coins.forEach(coin -> cash.merge(coin, cashCoins, Double::sum));
        book.balances().forEach(balance -> cash.merge(balance.currency(), balance.amount(), Double::sum));
        Map<String, VenueAccount.Entry> positions = new HashMap<>();
        book.entries()
                .forEach(entry -> positions.merge(
                        entry.instrument(),
                        new VenueAccount.Entry(entry.amount(), entry.averagePrice()),
                        (one, other) -> new VenueAccount.Entry(one.amount() + other.amount(), one.averagePrice())));
        return new VenueAccount.Opening(survey.firstVenueMillis(), cash, positions);
    }

    /** What is held at the beginning. */
    public RiskBook book() {
        return book;
    }

    /** Whose books are hedged. */
    public List<Currency> coins() {
        return coins;
    }

    /**
     * Replays the session from its beginning to its end.
     *
     * @param advisor by name, or {@link #NO_HEDGE}
     * @throws IOException when the session was damaged; what came before it is not told as a result
     * @throws IllegalArgumentException when the advisor may not be asked
     */
    public ReplayResult run(String advisor) throws IOException {
        try (SessionReader reader = SessionReader.open(file)) {
            return new ReplayRun(reader, settings, bench, stopwatch, coins, opening, advisor).toEnd();
        }
    }
}
