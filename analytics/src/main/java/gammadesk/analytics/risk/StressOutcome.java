package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a book does in a stress. Parts are in USD and add up to {@code pnlUsd}; each contract counts at its own price
 * after the move. Balances in coin are not part of it; those in moneys lose with the money.
 *
 * @param stress what happened
 * @param pnlUsd all of it
 * @param pnlCoin by settlement currency what the account gains in that currency
 * @param pricesUsd from prices, volatility and time
 * @param fundingUsd from funding
 * @param moneyUsd from the moneys' own fall
 * @param exitUsd for leaving all options, negative
 */
public record StressOutcome(
        Stress stress,
        double pnlUsd,
        Map<Currency, Double> pnlCoin,
        double pricesUsd,
        double fundingUsd,
        double moneyUsd,
        double exitUsd) {
    public StressOutcome {
        pnlCoin = Map.copyOf(pnlCoin);
    }

    /** Reprices the positions that have a value. */
    public static StressOutcome of(BookRisk book, Stress stress) {
        Sums sums = new Sums(stress.moves());
        book.priced().forEach(sums::add);
        sums.money(book);
        return new StressOutcome(
                stress,
                sums.prices + sums.funding + sums.money + sums.exit,
                sums.settled,
                sums.prices,
                sums.funding,
                sums.money,
                sums.exit);
    }

    /** All of them. */
    public static List<StressOutcome> of(BookRisk book, List<Stress> stresses) {
        return stresses.stream().map(stress -> of(book, stress)).toList();
    }

    private static final class Sums {
        private final Stress.Moves moves;
        private final Map<Currency, Double> settled = new TreeMap<>();
        private double prices;
        private double funding;
        private double money;
        private double exit;

        Sums(Stress.Moves moves) {
            this.moves = moves;
        }

        void add(Priced position) {
            double logMoneyness = Math.log(position.strike() / position.forward());
            double change = moves.volChange(logMoneyness, position.vol(), position.years());
            double least = Math.min(ScenarioEngine.LEAST_VOL, position.vol());
            double vol = Math.max(least, position.vol() + change);
            Revalued there = Revalued.of(position, moves.spot(), moves.days(), vol);
            double usd = there.usd().value() - position.usd().value();
            double coin = there.coin().value() - position.coin().value();
            double forward = position.forward() * (1 + moves.spot());
            double paid = position.kind() == InstrumentKind.PERPETUAL ? -moves.funding() * worth(position) : 0;
            double left = leaving(position, vol, forward);
            prices += usd;
            funding += paid;
            exit += left;
            boolean inCoin = position.settlement() == Settlement.INVERSE;
            double inMoney = inCoin ? 0 : moves.money() * there.usd().value();
            money += inMoney;
            settled.merge(
                    position.settlementCurrency(),
                    inCoin ? coin + (paid + left) / forward : usd + paid + left,
                    Double::sum);
        }

        /** USD of a perpetual's notional, on which funding is reckoned. */
        private double worth(Priced position) {
            double now = position.coins() * position.forward();
            return position.settlement() == Settlement.INVERSE ? now : now * (1 + moves.spot());
        }

        private double leaving(Priced position, double vol, double forward) {
            if (moves.exitVol() == 0 || position.optionType().isEmpty()) {
                return 0;
            }
            double years = Math.max(0, position.years() - moves.days() / 365);
            double worse = Math.max(0, vol - Math.signum(position.coins()) * moves.exitVol());
            return position.coins() * (price(position, forward, years, worse) - price(position, forward, years, vol));
        }

        private static double price(Priced position, double forward, double years, double vol) {
            return Black76.priceUsd(
                    forward,
                    position.strike(),
                    years,
                    vol,
                    position.optionType().orElseThrow());
        }

        void money(BookRisk book) {
            for (RiskBook.Balance balance : book.book().balances()) {
                boolean isMoney = !balance.currency().equals(Currency.USD)
                        && !book.market().indexes().containsKey(balance.currency());
                money += isMoney ? balance.amount() * moves.money() : 0;
            }
        }
    }
}
