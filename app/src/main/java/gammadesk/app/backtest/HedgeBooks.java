package gammadesk.app.backtest;

import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Books of several kinds in what is quoted at a moment, ten coins of options a leg or so. */
public final class HedgeBooks {
    private static final double DAYS_PER_YEAR = 365;
    /** One day of expiry counts as much as so much of the strike: the expiry is chosen first. */
    private static final double DAY_WEIGHT = 100;

    private final HedgeMoment first;
    private final List<Entry> entries = new ArrayList<>();

    private HedgeBooks(HedgeMoment first) {
        this.first = first;
    }

    private interface Kind {
        HedgeBooks build(HedgeBooks book);
    }

    /** All kinds by name. */
    public static Map<String, RiskBook> at(HedgeMoment first) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("short straddle", book -> book.call(25, 1, -10).put(25, 1, -10));
        kinds.put("short strangle", book -> book.call(25, 1.08, -10).put(25, 0.92, -10));
        kinds.put("short fortnight", book -> book.call(14, 1, -5).put(14, 1, -5));
        kinds.put(
                "long calendar",
                book -> book.call(25, 1, -10).put(25, 1, -10).call(85, 1, 10).put(85, 1, 10));
        kinds.put("risk reversal", book -> book.put(25, 0.92, -10).call(25, 1.08, 10));
        kinds.put("covered call", book -> book.call(25, 1.05, -10).perpetual(4));
        kinds.put(
                "demo",
                book -> book.call(10, 1.06, -4)
                        .put(10, 0.94, -4)
                        .call(30, 1.10, -2)
                        .call(30, 1.25, 5)
                        .put(30, 0.90, -2)
                        .put(30, 0.75, 5)
                        .call(90, 1, 2)
                        .perpetual(-0.8));
        Map<String, RiskBook> books = new LinkedHashMap<>();
        kinds.forEach((name, kind) ->
                books.put(name, kind.build(new HedgeBooks(first)).book()));
        return books;
    }

    private RiskBook book() {
        return new RiskBook(entries, List.of());
    }

    private HedgeBooks call(double days, double moneyness, double coins) {
        return option(OptionType.CALL, days, moneyness, coins);
    }

    private HedgeBooks put(double days, double moneyness, double coins) {
        return option(OptionType.PUT, days, moneyness, coins);
    }

    private HedgeBooks option(OptionType type, double days, double moneyness, double coins) {
        first.instruments().stream()
                .filter(one -> one.spec().settlement() == Settlement.INVERSE)
                .filter(one -> one.spec()
                        .option()
                        .map(Instrument.OptionTerms::type)
                        .filter(type::equals)
                        .isPresent())
                .min(Comparator.comparingDouble(one -> distance(one, days, moneyness)))
                .ifPresent(one -> entries.add(new Entry(one.name(), coins)));
        return this;
    }

    private double distance(HedgeInstrument one, double days, double moneyness) {
        double left = one.spec().expiry().orElseThrow().yearsFrom(first.millis()) * DAYS_PER_YEAR;
        double strike = one.spec().option().orElseThrow().strike().doubleValue();
        return DAY_WEIGHT * Math.abs(left - days) + Math.abs(strike / one.usdPerPrice() - moneyness);
    }

    private HedgeBooks perpetual(double coins) {
        first.instruments().stream()
                .filter(one -> one.spec().kind() == InstrumentKind.PERPETUAL)
                .filter(one -> one.spec().settlement() == Settlement.INVERSE)
                .findFirst()
                .ifPresent(one -> entries.add(new Entry(one.name(), Math.rint(one.amount(coins) / 10) * 10)));
        return this;
    }
}
