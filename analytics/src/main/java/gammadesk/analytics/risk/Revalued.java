package gammadesk.analytics.risk;

import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.PositionRisk.Priced;

/** One position at another price, time and volatility, by scalars. The value of a future is its profit since now. */
record Revalued(RiskGreeks usd, RiskGreeks coin) {
    private static final double DAYS_PER_YEAR = 365;

    static Revalued of(Priced position, double move, double days, double vol) {
        double years = Math.max(0, position.years() - days / DAYS_PER_YEAR);
        double weight = position.expiry().isPresent() ? RiskGreeks.fixingWeight(position.years()) : 1;
        return switch (position.kind()) {
            case OPTION -> option(position, move, years, vol, weight);
            case SPOT -> ofUsd(RiskGreeks.ofCoins(position.coins(), position.forward() * (1 + move)), position, move);
            default -> future(position, move, years, weight);
        };
    }

    private static Revalued ofUsd(RiskGreeks usd, Priced position, double move) {
        return new Revalued(usd, usd.inCoin(position.forward() * (1 + move)));
    }

    private static Revalued ofCoin(RiskGreeks coin, Priced position, double move) {
        return new Revalued(coin.inUsd(position.forward() * (1 + move)), coin);
    }

    private static Revalued option(Priced position, double move, double years, double vol, double weight) {
        double averaged = position.forward() * (1 + weight * move);
        double forward = position.forward() * (1 + move);
        RiskGreeks usd = RiskGreeks.ofOption(
                Black76.value(
                        averaged,
                        position.strike(),
                        years,
                        vol,
                        position.optionType().orElseThrow()),
                position.coins(),
                years);
        if (weight == 1) {
            return ofUsd(usd, position, move);
        }
        return position.settlement() == Settlement.INVERSE
                ? ofCoin(usd.inCoin(averaged).fixing(weight, averaged, forward, true), position, move)
                : ofUsd(usd.fixing(weight, averaged, forward, false), position, move);
    }

    private static Revalued future(Priced position, double move, double years, double weight) {
        double now = position.forward();
        double averaged = now * (1 + weight * move);
        double forward = now * (1 + move);
        double coins = position.coins();
        double rho = coins * forward * years / 100;
        if (position.settlement() == Settlement.LINEAR) {
            RiskGreeks usd = new RiskGreeks(coins * (averaged - now), coins, 0, 0, 0, 0, rho, 0, 0, 0, 0);
            return ofUsd(weight < 1 ? usd.fixing(weight, averaged, forward, false) : usd, position, move);
        }
        double net = coins * now / averaged;
        RiskGreeks coin = new RiskGreeks(
                coins - net, net, -net / averaged, 0, 0, 0, rho / forward, 0, 0, 0, 2 * net / (averaged * averaged));
        return ofCoin(weight < 1 ? coin.fixing(weight, averaged, forward, true) : coin, position, move);
    }
}
