package gammadesk.analytics.trading;

import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import java.util.Map;
import java.util.Optional;

/** Marks positions to the market as the desk sees it. Pure. */
public final class PositionValuer {
    private PositionValuer() {}

    /** One position at the markets' marks; where the market is not known, as the venue last stated it. */
    public static HeldPosition value(Position position, Map<Currency, MarketPicture> markets, long nowNanos) {
        return QuotedInstrument.find(markets, position.instrument(), nowNanos)
                .filter(market -> market.mark() > 0)
                .map(market -> live(position, market))
                .orElseGet(() -> stated(position, markets));
    }

    private static HeldPosition live(Position position, QuotedInstrument market) {
        double size = position.size().doubleValue();
        double profit = profit(size, position.averagePrice().doubleValue(), market);
        Greeks greeks = greeks(size, market);
        String reason = Double.isNaN(greeks.delta()) ? "the chain knows no volatility or forward of it" : "";
        return new HeldPosition(
                position,
                Optional.of(market.coin()),
                Optional.of(market.instrument().settlementCurrency()),
                market.mark(),
                profit,
                profit * (isCoinSettled(market) ? market.index() : 1),
                true,
                greeks.delta(),
                greeks.gamma(),
                greeks.vega(),
                greeks.theta(),
                reason);
    }

    private static boolean isCoinSettled(QuotedInstrument market) {
        return market.instrument().settlement() == Settlement.INVERSE;
    }

    /** In the settlement currency. An inverse future earns coin by the difference of the reciprocals. */
    private static double profit(double size, double average, QuotedInstrument market) {
        return market.isAmountInUsd() ? size * (1 / average - 1 / market.mark()) : size * (market.mark() - average);
    }

    /** Of the whole position. */
    private static Greeks greeks(double size, QuotedInstrument market) {
        if (market.type().isEmpty()) {
            double coin = market.isAmountInUsd() ? size / market.mark() : size;
            return new Greeks(coin, 0, 0, 0, 0);
        }
        Greeks one = Black76.greeks(
                market.forward(),
                market.strike(),
                market.years(),
                market.markIvPercent() / 100,
                market.type().get());
        return new Greeks(
                size * one.delta(), size * one.gamma(), size * one.vega(), size * one.theta(), size * one.rho());
    }

    private static HeldPosition stated(Position position, Map<Currency, MarketPicture> markets) {
        Optional<InstrumentName> name = InstrumentName.parse(position.instrument());
        Optional<Currency> coin = name.map(n -> n.family().base());
        Optional<Currency> settlement =
                name.map(n -> n.family().quote().orElse(n.family().base()));
        double profit = position.floatingProfit().doubleValue();
        double index = coin.flatMap(c -> Optional.ofNullable(markets.get(c)))
                .map(MarketPicture::index)
                .orElse(Double.NaN);
        boolean inCoin = settlement.equals(coin);
        return new HeldPosition(
                position,
                coin,
                settlement,
                position.markPrice().doubleValue(),
                profit,
                inCoin ? profit * index : profit,
                false,
                position.delta().doubleValue(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "its market is not known here; delta is the venue's");
    }
}
