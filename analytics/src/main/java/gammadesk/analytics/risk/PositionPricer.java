package gammadesk.analytics.risk;

import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ImpliedVol;
import gammadesk.analytics.pricing.OptionValue;
import gammadesk.analytics.risk.PositionRisk.Missing;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Values single positions. */
final class PositionPricer {
    private final RiskMarket market;
    private final double staleSeconds;

    PositionPricer(RiskMarket market, double staleSeconds) {
        this.market = market;
        this.staleSeconds = staleSeconds;
    }

    PositionRisk price(RiskBook.Entry entry) {
        if (!Double.isFinite(entry.amount())) {
            return new Unpriced(entry, Missing.BAD_AMOUNT, "its amount is not a number");
        }
        return InstrumentName.parse(entry.instrument())
                .map(name -> price(entry, name))
                .orElseGet(() -> new Unpriced(
                        entry, Missing.UNREADABLE_NAME, "its name follows no known form of instrument names"));
    }

    private PositionRisk price(RiskBook.Entry entry, InstrumentName name) {
        return switch (name) {
            case InstrumentName.OptionName option -> option(entry, option);
            case InstrumentName.FutureName future ->
                future.expiry().yearsFrom(market.nowMillis()) <= 0
                        ? expired(entry)
                        : future(entry, name, future.expiry().yearsFrom(market.nowMillis()));
            case InstrumentName.PerpetualName _, InstrumentName.SpotName _ -> future(entry, name, 0);
            case InstrumentName.ComboName _ ->
                new Unpriced(entry, Missing.NO_RISK_MODEL, "a combo is held by its legs, never by itself");
        };
    }

    private static PositionRisk expired(RiskBook.Entry entry) {
        return new Unpriced(entry, Missing.EXPIRED, "it has expired and awaits or had its settlement");
    }

    private PositionRisk future(RiskBook.Entry entry, InstrumentName name, double years) {
        List<String> notes = new ArrayList<>();
        Optional<RiskMarket.Mark> found = mark(name, notes);
        if (found.isEmpty()) {
            return new Unpriced(entry, Missing.UNKNOWN_INSTRUMENT, "the market knows no such instrument");
        }
        double price = found.get().price();
        if (!(price > 0) || Double.isInfinite(price)) {
            return new Unpriced(entry, Missing.NO_PRICE, "the market has no price of it");
        }
        double coins = ContractProfit.isAmountInUsd(name) ? entry.amount() / price : entry.amount();
        boolean isSpot = name instanceof InstrumentName.SpotName;
        RiskGreeks usd = isSpot ? RiskGreeks.ofCoins(coins, price) : RiskGreeks.ofFuture(coins, price, years);
        double weight = years > 0 ? RiskGreeks.fixingWeight(years) : 1;
        return priced(
                new Terms(entry, name, coins, price, Double.NaN, 0, years, price, SmileCurve.UNKNOWN),
                usd,
                weight,
                found.get(),
                notes);
    }

    /** A perpetual without a price of its own is taken at the index, and says so. */
    private Optional<RiskMarket.Mark> mark(InstrumentName name, List<String> notes) {
        RiskMarket.Mark own = market.marks().get(name.text());
        if (own != null) {
            return Optional.of(own);
        }
        double index = market.index(name.family().base());
        boolean hasStandIn = name instanceof InstrumentName.PerpetualName && index > 0;
        if (!hasStandIn) {
            return Optional.empty();
        }
        notes.add("priced at the index, as the market has no mark of it");
        return Optional.of(RiskMarket.Mark.ofFuture(index, 0));
    }

    private PositionRisk option(RiskBook.Entry entry, InstrumentName.OptionName name) {
        double years = name.expiry().yearsFrom(market.nowMillis());
        if (years <= 0) {
            return expired(entry);
        }
        RiskMarket.Mark mark = market.marks().get(name.text());
        if (mark == null) {
            return new Unpriced(entry, Missing.UNKNOWN_INSTRUMENT, "the market knows no such instrument");
        }
        if (!(mark.forward() > 0)) {
            return new Unpriced(entry, Missing.NO_PRICE, "the forward of its expiry is not known");
        }
        List<String> notes = new ArrayList<>();
        double strike = name.strike().doubleValue();
        double vol = vol(name, mark, strike, years, notes);
        if (!(vol > 0)) {
            return new Unpriced(
                    entry, Missing.NO_VOLATILITY, "neither a mark volatility nor a mark price that implies one");
        }
        OptionValue one = Black76.value(mark.forward(), strike, years, vol, name.type());
        boolean isInverse = name.family().settlement() == Settlement.INVERSE;
        double model = isInverse ? one.priceCoin() : one.priceUsd();
        return priced(
                new Terms(
                        entry,
                        name,
                        entry.amount(),
                        mark.forward(),
                        strike,
                        vol,
                        years,
                        mark.price() >= 0 ? mark.price() : model,
                        market.smile(name.family(), name.expiry())),
                RiskGreeks.ofOption(one, entry.amount(), years),
                RiskGreeks.fixingWeight(years),
                mark,
                notes);
    }

    private static double vol(
            InstrumentName.OptionName name, RiskMarket.Mark mark, double strike, double years, List<String> notes) {
        if (mark.vol() > 0 && Double.isFinite(mark.vol())) {
            return mark.vol();
        }
        boolean isInverse = name.family().settlement() == Settlement.INVERSE;
        double usd = isInverse ? mark.price() * mark.forward() : mark.price();
        notes.add("volatility from the mark price, as the venue gives none");
        return ImpliedVol.of(usd, mark.forward(), strike, years, name.type()).vol();
    }

    private record Terms(
            RiskBook.Entry entry,
            InstrumentName name,
            double coins,
            double forward,
            double strike,
            double vol,
            double years,
            double mark,
            SmileCurve smile) {}

    private Priced priced(Terms terms, RiskGreeks usd, double weight, RiskMarket.Mark venue, List<String> notes) {
        boolean inCoin = terms.name.family().settlement() == Settlement.INVERSE;
        RiskGreeks settled = inCoin ? usd.inCoin(terms.forward) : usd;
        RiskGreeks decayed = weight < 1 ? settled.fixing(weight, terms.forward, terms.forward, inCoin) : settled;
        if (weight < 1) {
            notes.add(String.format(Locale.ROOT, "%.0f %% of its settlement price is still open", weight * 100));
        }
        if (venue.ageSeconds() > staleSeconds) {
            notes.add(String.format(Locale.ROOT, "its market data are %.0f s old", venue.ageSeconds()));
        }
        return new Priced(
                terms.entry,
                terms.name,
                terms.coins,
                terms.forward,
                terms.strike,
                terms.vol,
                terms.years,
                terms.mark,
                inCoin ? decayed.inUsd(terms.forward) : decayed,
                inCoin ? decayed : decayed.inCoin(terms.forward),
                decayed.delta(),
                profit(terms),
                terms.smile,
                venue,
                notes);
    }

    private static OptionalDouble profit(Terms terms) {
        OptionalDouble average = terms.entry.averagePrice();
        return average.isPresent()
                ? OptionalDouble.of(
                        ContractProfit.between(terms.name, terms.entry.amount(), average.getAsDouble(), terms.mark))
                : OptionalDouble.empty();
    }
}
