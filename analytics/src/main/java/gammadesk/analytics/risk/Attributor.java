package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.Attribution.Residual;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains the change of a book between two moments. */
public final class Attributor {
    private static final double DAYS_PER_YEAR = 365;

    private final BookRisk before;
    private final RiskMarket later;
    private final Flows flows;
    private final double days;
    private final Map<Family, Double> parallel = new HashMap<>();

    private Attributor(BookRisk before, RiskMarket later, Flows flows) {
        this.before = before;
        this.later = later;
        this.flows = flows;
        days = (later.nowMillis() - before.market().nowMillis()) / 86_400_000.0;
    }

    /**
     * The explanation in one settlement currency.
     *
     * @param before the book as held at the start, valued there
     * @param later the market at the end, not before the start
     * @param flows what happened in between
     * @param currency of settlement: a coin or a money
     * @throws IllegalArgumentException when the end lies before the start
     */
    public static Attribution explain(BookRisk before, RiskMarket later, Flows flows, Currency currency) {
        if (later.nowMillis() < before.market().nowMillis()) {
            throw new IllegalArgumentException("the end lies before the start");
        }
        return new Attributor(before, later, flows).explain(currency);
    }

    private Attribution explain(Currency currency) {
        Sums sums = new Sums();
        before.unpriced().forEach(row -> sums.leftOut.add(row.entry().instrument() + ": " + row.text()));
        before.priced().stream()
                .filter(priced -> priced.settlementCurrency().equals(currency))
                .forEach(priced -> held(priced, sums));
        flows.trades().forEach(trade -> traded(trade, currency, sums));
        sums.add(Part.FUNDING, flows.funding().getOrDefault(currency, 0.0));
        sums.add(Part.FEES, -flows.fees().getOrDefault(currency, 0.0));
        return new Attribution(
                currency,
                before.equity(currency),
                sums.total,
                usd(before.market(), currency),
                usd(later, currency),
                sums.parts,
                sums.residual,
                sums.leftOut);
    }

    private static double usd(RiskMarket market, Currency currency) {
        return market.indexes().containsKey(currency) ? market.index(currency) : 1;
    }

    private static final class Sums {
        private final Map<Part, Double> parts = new EnumMap<>(Part.class);
        private final List<String> leftOut = new ArrayList<>();
        private Residual residual = Residual.NONE;
        private double total;

        Sums() {
            for (Part part : Part.values()) {
                parts.put(part, 0.0);
            }
        }

        /** A part that is a change of the equity by itself. */
        void add(Part part, double amount) {
            total += amount;
            parts.merge(part, amount, Double::sum);
        }

        /** A change of the equity with the parts into which it goes. */
        void add(double change, Map<Part, Double> of, Residual rest) {
            total += change;
            of.forEach((part, amount) -> parts.merge(part, amount, Double::sum));
            residual = residual.plus(rest);
        }
    }

    private void held(Priced start, Sums sums) {
        Optional<End> end = end(start);
        if (end.isEmpty()) {
            sums.leftOut.add(start.name().text() + ": no price of it at the end");
            return;
        }
        Expansion expansion = new Expansion(start, end.get());
        sums.add(expansion.change(), expansion.parts(), expansion.residual());
    }

    /** The market of a position at the end. */
    private record End(double forward, double vol, double days) {}

    private Optional<End> end(Priced start) {
        boolean isOver = start.expiry()
                .filter(expiry -> expiry.yearsFrom(later.nowMillis()) <= 0)
                .isPresent();
        return isOver ? delivered(start) : quoted(start);
    }

    private Optional<End> delivered(Priced start) {
        double life = start.years() * DAYS_PER_YEAR;
        return start.expiry()
                .map(expiry -> new RiskMarket.FamilyExpiry(start.name().family(), expiry))
                .flatMap(key -> Optional.ofNullable(flows.deliveries().get(key)))
                .map(price -> new End(price, start.vol(), life));
    }

    private Optional<End> quoted(Priced start) {
        return new PositionPricer(later, Double.POSITIVE_INFINITY).price(start.entry()) instanceof Priced there
                ? Optional.of(new End(there.forward(), there.vol(), days))
                : Optional.empty();
    }

    /** One position's change and its parts, in its settlement currency. */
    private final class Expansion {
        private final Priced start;
        private final End end;
        private final boolean inCoin;
        private final double move;
        private final RiskGreeks rolled;
        private final double points;

        Expansion(Priced start, End end) {
            this.start = start;
            this.end = end;
            inCoin = start.settlement() == Settlement.INVERSE;
            move = end.forward() / start.forward() - 1;
            rolled = at(0, start.vol());
            points = 100 * (end.vol() - start.vol());
        }

        private RiskGreeks at(double spotMove, double vol) {
            Revalued there = Revalued.of(start, spotMove, end.days(), vol);
            return inCoin ? there.coin() : there.usd();
        }

        private double now() {
            return inCoin ? start.coin().value() : start.usd().value();
        }

        double change() {
            return at(move, end.vol()).value() - now();
        }

        private double delta() {
            return inCoin ? rolled.delta() * move : rolled.delta() * move * start.forward();
        }

        /** Half the second derivative by the forward times the square of its move. */
        private double gamma() {
            double square = move * move / 2;
            return inCoin
                    ? (rolled.gamma() * start.forward() - rolled.delta()) * square
                    : rolled.gamma() * start.forward() * start.forward() * square;
        }

        private double vanna() {
            return rolled.vanna() * points * move * (inCoin ? 1 : start.forward());
        }

        private double volga() {
            return rolled.volga() * points * points / 2;
        }

        Map<Part, Double> parts() {
            double vega = rolled.vega();
            double own = start.expiry().map(_ -> atTheMoneyChange(start)).orElse(0.0);
            double all = Double.isFinite(own) ? parallel(start.name().family()) : points;
            double term = Double.isFinite(own) ? own - all : 0;
            Map<Part, Double> parts = new EnumMap<>(Part.class);
            parts.put(Part.THETA, rolled.value() - now());
            parts.put(Part.DELTA, delta());
            parts.put(Part.GAMMA, gamma());
            parts.put(Part.VEGA_PARALLEL, vega * all);
            parts.put(Part.VEGA_TERM, vega * term);
            parts.put(Part.VEGA_SKEW, vega * (points - all - term));
            parts.put(Part.VANNA, vanna());
            parts.put(Part.VOLGA, volga());
            Residual rest = residual();
            parts.put(Part.RESIDUAL, rest.price() + rest.vol() + rest.cross());
            return parts;
        }

        Residual residual() {
            double here = rolled.value();
            double byPrice = at(move, start.vol()).value() - here;
            double byVol = at(0, end.vol()).value() - here;
            double byBoth = at(move, end.vol()).value() - here;
            return new Residual(
                    byPrice - delta() - gamma(),
                    byVol - rolled.vega() * points - volga(),
                    byBoth - byPrice - byVol - vanna());
        }
    }

    /** Change of the at-the-money volatility of the position's expiry, vol points; NaN where it is not known. */
    private double atTheMoneyChange(Priced start) {
        Family family = start.name().family();
        return start.expiry()
                .map(expiry -> later.smile(family, expiry).atTheMoney()
                        - before.market().smile(family, expiry).atTheMoney())
                .map(change -> Double.isFinite(parallel(family)) ? 100 * change : Double.NaN)
                .orElse(Double.NaN);
    }

    private double parallel(Family family) {
        return parallel.computeIfAbsent(
                family,
                key -> 100
                        * (SurfacePoint.of(later, key).month()
                                - SurfacePoint.of(before.market(), key).month()));
    }

    /** From the trade's price to the value at the end, or to what it was settled for. */
    private void traded(Flows.Trade trade, Currency currency, Sums sums) {
        Optional<InstrumentName> name = InstrumentName.parse(trade.instrument())
                .filter(n -> n.family().quote().orElse(n.family().base()).equals(currency));
        if (name.isEmpty()) {
            return;
        }
        RiskBook.Entry entry = new RiskBook.Entry(trade.instrument(), trade.amount());
        if (new PositionPricer(later, Double.POSITIVE_INFINITY).price(entry) instanceof Priced there) {
            sums.add(Part.TRADES, tradeProfit(there, trade));
        } else {
            sums.leftOut.add(trade.instrument() + ": a trade without a price at the end");
        }
    }

    /** Options at the model's value, as they are valued everywhere here; futures at their mark. */
    private static double tradeProfit(Priced there, Flows.Trade trade) {
        return switch (there.kind()) {
            case OPTION, SPOT -> {
                boolean inCoin = there.settlement() == Settlement.INVERSE;
                double worth = inCoin ? there.coin().value() : there.usd().value();
                yield worth - trade.amount() * trade.price();
            }
            default -> ContractProfit.between(there.name(), trade.amount(), trade.price(), there.mark());
        };
    }
}
