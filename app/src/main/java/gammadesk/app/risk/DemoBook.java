package gammadesk.app.risk;

import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.risk.RiskBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * An invented book in what is listed now, to look at the panels: in every coin short strangles of the near expiries,
 * bought wings behind them, a longer calendar and a perpetual against their delta. Bought and sold at the marks.
 */
public final class DemoBook {
    private static final double BTC_SIZE = 1;
    private static final double OTHER_SIZE = 15;
    private static final double CASH = 6;
    /** Share of an expiry's options that have a mark once its prices are there. */
    private static final double ENOUGH = 0.7;

    private static final double FEWEST_DAYS = 1.5;

    private final MarketPicture market;
    private final double unit;
    private final List<RiskBook.Entry> entries = new ArrayList<>();

    private DemoBook(MarketPicture market) {
        this.market = market;
        this.unit = market.currency().equals(Currency.BTC) ? BTC_SIZE : OTHER_SIZE;
    }

    /** Of all markets; empty while the prices of one are still arriving. */
    public static Optional<RiskBook> of(Collection<MarketPicture> markets) {
        boolean arriving = markets.stream()
                .flatMap(market -> market.valuation().chain().expiries().stream())
                .filter(DemoBook::isUsable)
                .anyMatch(DemoBook::isArriving);
        return arriving
                ? Optional.empty()
                : markets.stream()
                        .sorted(Comparator.comparing(MarketPicture::currency))
                        .map(market -> new DemoBook(market).book())
                        .filter(book -> !book.entries().isEmpty())
                        .reduce(RiskBook::plus);
    }

    /** In its last day most of an expiry is worth nothing, which is no sign of prices that are still to come. */
    private static boolean isUsable(ExpiryChain chain) {
        return chain.years() * 365 > FEWEST_DAYS;
    }

    private static boolean isArriving(ExpiryChain chain) {
        long marked = IntStream.range(0, chain.size())
                .filter(row -> chain.mark().get(row) > 0)
                .count();
        return marked < ENOUGH * chain.size();
    }

    private RiskBook book() {
        expiryNear(7).ifPresent(week -> {
            add(week, OptionType.CALL, 1.06, -4);
            add(week, OptionType.PUT, 0.94, -4);
        });
        expiryNear(30).ifPresent(month -> {
            add(month, OptionType.CALL, 1.10, -2);
            add(month, OptionType.CALL, 1.25, 5);
            add(month, OptionType.PUT, 0.90, -2);
            add(month, OptionType.PUT, 0.75, 5);
        });
        expiryNear(90).ifPresent(quarter -> add(quarter, OptionType.CALL, 1.0, 2));
        perpetual();
        return entries.isEmpty()
                ? RiskBook.EMPTY
                : new RiskBook(entries, List.of(new RiskBook.Balance(market.currency(), CASH * unit)));
    }

    private Optional<ExpiryChain> expiryNear(double days) {
        return market.valuation().chain().expiries().stream()
                .filter(DemoBook::isUsable)
                .min(Comparator.comparingDouble(chain -> Math.abs(chain.years() * 365 - days)));
    }

    private void add(ExpiryChain chain, OptionType type, double moneyness, double units) {
        int best = -1;
        for (int row = 0; row < chain.size(); row++) {
            boolean isMarked = chain.mark().get(row) > 0;
            if (chain.types().get(row) == type && isMarked && isNearer(chain, row, best, moneyness)) {
                best = row;
            }
        }
        if (best >= 0) {
            entries.add(new RiskBook.Entry(
                    chain.instruments().get(best),
                    units * unit,
                    OptionalDouble.of(chain.mark().get(best))));
        }
    }

    private static boolean isNearer(ExpiryChain chain, int row, int best, double moneyness) {
        double wanted = chain.forward() * moneyness;
        return best < 0
                || Math.abs(chain.strike().get(row) - wanted)
                        < Math.abs(chain.strike().get(best) - wanted);
    }

    private void perpetual() {
        market.futures().stream()
                .filter(quoted -> quoted.instrument().kind() == InstrumentKind.PERPETUAL)
                .filter(quoted -> quoted.ticker().mark() > 0)
                .findFirst()
                .ifPresent(this::hedge);
    }

    private void hedge(DatedQuote perpetual) {
        double mark = perpetual.ticker().mark();
        double usd = Math.rint(-0.8 * unit * mark / 1_000) * 1_000;
        entries.add(new RiskBook.Entry(perpetual.instrument().name(), usd, OptionalDouble.of(mark)));
    }
}
