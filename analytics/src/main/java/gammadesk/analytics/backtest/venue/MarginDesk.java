package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueNews.Ending;
import gammadesk.analytics.backtest.venue.VenueNews.MarginCall;
import gammadesk.analytics.backtest.venue.VenueTerms.MarginCalls;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Closes what the account can no longer hold, as the venue does it: while the maintenance margin exceeds the equity,
 * orders are cancelled and positions reduced step by step in the market, futures that carry the total delta first, then
 * what needs most margin. What nobody takes stays and is tried again at the next reckoning; there is no insurance, so
 * equity may become negative.
 */
final class MarginDesk {
    private static final int MOST_STEPS = 100;

    private final MarginCalls calls;
    private final Books books;
    private final Matching matching;
    private final Margins margins;
    private final Consumer<VenueNews> news;
    private final Set<Currency> called = new HashSet<>();
    private long reckonedMillis = Long.MIN_VALUE;

    MarginDesk(MarginCalls calls, Books books, Matching matching, Margins margins, Consumer<VenueNews> news) {
        this.calls = calls;
        this.books = books;
        this.matching = matching;
        this.margins = margins;
        this.news = news;
    }

    /** Whether prices alone have had the time to make a reckoning due. */
    boolean isDue(long now) {
        return reckonedMillis == Long.MIN_VALUE || now - reckonedMillis >= calls.everyMillis();
    }

    /** Reckons, and liquidates as far as needed and possible. */
    void reckon(long now) {
        reckonedMillis = now;
        books.held().stream()
                .map(contract -> contract.currency)
                .distinct()
                .sorted()
                .toList()
                .forEach(currency -> reckon(currency, now));
    }

    private void reckon(Currency currency, long now) {
        books.held(currency).forEach(contract -> books.accrue(contract, now));
        double maintenance = margins.maintenance(currency, now);
        if (books.equity(currency) >= maintenance) {
            called.remove(currency);
            return;
        }
        if (called.add(currency)) {
            news.accept(new MarginCall(now, currency, books.equity(currency), maintenance));
        }
        cancelAll(currency, now);
        liquidate(currency, now);
    }

    private boolean isShort(Currency currency, long now) {
        return books.equity(currency) < margins.maintenance(currency, now);
    }

    private void cancelAll(Currency currency, long now) {
        matching.resting().stream()
                .filter(order -> order.contract.currency.equals(currency))
                .toList()
                .forEach(order -> matching.end(order, Ending.LIQUIDATION, now));
    }

    private void liquidate(Currency currency, long now) {
        Set<Contract> stuck = new HashSet<>();
        Optional<Contract> next = next(currency, stuck, now);
        for (int step = 0; step < MOST_STEPS && next.isPresent(); step++) {
            if (!matching.force(next.get(), calls.step(), now)) {
                stuck.add(next.get());
            }
            next = isShort(currency, now) ? next(currency, stuck, now) : Optional.empty();
        }
    }

    private Optional<Contract> next(Currency currency, Set<Contract> stuck, long now) {
        BookRisk risk = margins.risk(currency, now);
        double delta = risk.netDelta();
        return books.held(currency).stream()
                .filter(contract -> !stuck.contains(contract))
                .max(Comparator.comparing((Contract contract) -> carries(risk, contract, delta))
                        .thenComparingDouble(contract -> needs(risk, contract))
                        .thenComparing(contract -> contract.name.text()));
    }

    /** Whether closing a future brings the total delta nearer to zero. */
    private static boolean carries(BookRisk risk, Contract contract, double delta) {
        return priced(risk, contract).stream()
                .anyMatch(one -> one.kind() != InstrumentKind.OPTION && one.netDelta() * delta > 0);
    }

    private double needs(BookRisk risk, Contract contract) {
        return margins.maintenance(risk.only(one -> one.name().equals(contract.name)), contract.currency);
    }

    private static List<Priced> priced(BookRisk risk, Contract contract) {
        return risk.only(one -> one.name().equals(contract.name)).priced();
    }
}
