package gammadesk.views.ticket;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.trading.OrderFigures;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.ticket.TicketModel.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an order means, in lines of words. Pure. */
final class TicketFigures {
    private TicketFigures() {}

    static List<Figure> of(Draft draft, Side side, DeskSnapshot snapshot, TicketMargin margin) {
        QuotedInstrument market = draft.market();
        double amount = draft.amount().map(BigDecimal::doubleValue).orElse(Double.NaN);
        double price = draft.price().map(BigDecimal::doubleValue).orElse(Double.NaN);
        OrderFigures figures = OrderFigures.of(market, side, amount, price);
        List<Figure> lines = new ArrayList<>(market(market));
        if (market.isOption()) {
            lines.add(premium(figures, market));
        }
        lines.add(fee("Fee if it takes", figures.takerFee(), figures.feeCapped(), market));
        lines.add(fee("Fee if it rests", figures.makerFee(), figures.feeCapped(), market));
        lines.add(margin.added());
        snapshot.account().ifPresent(account -> lines.addAll(account(account, market, margin)));
        lines.addAll(greeks(figures, market));
        return lines;
    }

    private static List<Figure> market(QuotedInstrument market) {
        String unit = priceUnit(market);
        String iv = market.isOption() ? "  " + Numbers.percent(market.markIvPercent()) : "";
        return List.of(
                new Figure(
                        "Bid / ask",
                        price(market, market.quote().bid()) + " / "
                                + price(market, market.quote().ask()) + " " + unit,
                        "Best bid and ask"),
                new Figure("Mark", price(market, market.mark()) + " " + unit + iv, "Mark price and volatility"),
                new Figure("Data age", Times.age(market.ageSeconds()), "Since the newest datum of this instrument"));
    }

    private static Figure premium(OrderFigures figures, QuotedInstrument market) {
        String word = figures.premium() < 0 ? "Premium received" : "Premium paid";
        String settled = market.instrument().settlementCurrency().code();
        if (Double.isNaN(figures.premium())) {
            return missing("Premium");
        }
        return new Figure(
                word,
                Numbers.fixed(Math.abs(figures.premium()), market.isPricedInCoin() ? 6 : 2) + " " + settled + "  ≈ "
                        + usd(Math.abs(figures.premiumUsd())),
                "Amount times price; for a bought option the most that can be lost, fees aside");
    }

    private static Figure fee(String name, double fee, boolean capped, QuotedInstrument market) {
        boolean inCoin = market.isPricedInCoin() || market.isAmountInUsd();
        String settled = market.instrument().settlementCurrency().code();
        double dollars = inCoin ? fee * market.index() : fee;
        String cap = capped ? "  (capped)" : "";
        if (Double.isNaN(fee)) {
            return missing(name);
        }
        return new Figure(
                name,
                Numbers.fixed(fee, inCoin ? 8 : 2) + " " + settled + "  ≈ " + usd(dollars) + cap,
                capped
                        ? "Held down by the cap: an option's fee is never more than 12.5 % of its price"
                        : "From the rates that the venue lists for this instrument; your own tier may differ");
    }

    private static Figure missing(String name) {
        return new Figure(name, Numbers.MISSING, "It takes an amount and a price to know");
    }

    private static List<Figure> greeks(OrderFigures figures, QuotedInstrument market) {
        String coin = market.coin().code();
        if (Double.isNaN(figures.deltaCoin())) {
            return List.of(missing("Greeks"));
        }
        Figure delta = new Figure(
                "Delta", Numbers.signed(figures.deltaCoin(), 4) + " " + coin, "Change of the book if it is filled");
        if (!market.isOption()) {
            return List.of(delta);
        }
        return List.of(
                delta,
                new Figure("Gamma", Numbers.signed(figures.gammaCoin(), 6) + " " + coin + " per USD", "If filled"),
                new Figure("Vega", Numbers.signed(figures.vegaUsd(), 2) + " USD per vol point", "If filled"),
                new Figure("Theta", Numbers.signed(figures.thetaUsd(), 2) + " USD a day", "If filled"));
    }

    private static List<Figure> account(AccountPicture account, QuotedInstrument market, TicketMargin margin) {
        Optional<Position> held = account.positions().stream()
                .map(position -> position.position())
                .filter(position ->
                        position.instrument().equals(market.instrument().name()))
                .findFirst();
        return List.of(
                margin.availableBefore(market.instrument().settlementCurrency()),
                margin.availableAfter(),
                new Figure(
                        "Position now",
                        held.map(position ->
                                        position.size().stripTrailingZeros().toPlainString())
                                .orElse("none"),
                        "In this instrument, in its amount unit"));
    }

    /** The amount in coin and USD. */
    static String equivalents(BigDecimal amount, Draft draft, Side side) {
        double price = draft.price().map(BigDecimal::doubleValue).orElse(Double.NaN);
        OrderFigures figures = OrderFigures.of(draft.market(), side, amount.doubleValue(), price);
        return "= " + Numbers.fixed(figures.coin(), 4) + " " + draft.market().coin() + " ≈ " + usd(figures.usd());
    }

    /** What the venue makes of a price that it keeps. */
    static String keeping(BigDecimal price, Draft draft) {
        return "the venue re-prices it as the market moves; now about "
                + price.stripTrailingZeros().toPlainString() + " " + priceUnit(draft.market());
    }

    /** How a price from USD or volatility was brought to the instrument's steps. */
    static String rounding(BigDecimal price, Draft draft, Side side) {
        BigDecimal tick = draft.market().instrument().ticks().tickAt(price);
        String way = side == Side.BUY ? "down, since you buy" : "up, since you sell";
        return Numbers.fixed(draft.wished(), decimals(draft.market()) + 3) + " brought " + way + ", to "
                + price.stripTrailingZeros().toPlainString() + ": prices go in steps of "
                + tick.stripTrailingZeros().toPlainString() + " here";
    }

    static String price(QuotedInstrument market, double price) {
        return Numbers.fixed(price, decimals(market));
    }

    static int decimals(QuotedInstrument market) {
        return Math.max(
                0, market.instrument().ticks().base().stripTrailingZeros().scale());
    }

    static String priceUnit(QuotedInstrument market) {
        return market.isPricedInCoin() ? market.coin().code() : "USD";
    }

    static String amountUnit(QuotedInstrument market) {
        return market.isAmountInUsd() ? "USD" : market.coin().code();
    }

    static String usd(double value) {
        return Numbers.usd(value) + " USD";
    }
}
