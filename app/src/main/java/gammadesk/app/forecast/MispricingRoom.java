package gammadesk.app.forecast;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.board.VolatilityCone.Implied;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.mispricing.EventVolatility;
import gammadesk.analytics.mispricing.ForecastTerm;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.mispricing.ResidualHistory;
import gammadesk.analytics.mispricing.TradingCosts;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One currency's options against its forecast, every few seconds. Of one thread. */
final class MispricingRoom {
    private static final double YEAR_DAYS = 365;
    /** What the perpetual's half spread is taken for while its book is not known: half a basis point. */
    private static final double USUAL_HALF_SPREAD = 0.00005;
    /** A quote's residual is remembered once in so long: neighbours in time say the same. */
    private static final long MEMORY_MILLIS = 60_000;

    private final BoardParts parts;
    private ResidualHistory residuals = ResidualHistory.EMPTY;
    private long rememberedMillis;
    private long shownMillis;

    MispricingRoom(BoardParts parts) {
        this.parts = parts;
    }

    /** A picture of a market with a newer surface; anything else changes nothing. */
    void turn(
            MarketPicture market,
            Optional<ForecastTerm> term,
            PremiumHistory premiums,
            List<EventVolatility.Event> calendar) {
        FittedSurface surface = market.surface();
        if (surface.smiles().isEmpty() || market.valuation().chain().venueMillis() == shownMillis) {
            return;
        }
        shownMillis = market.valuation().chain().venueMillis();
        MispricingPicture.Past past = new MispricingPicture.Past(
                TradingCosts.published(halfSpread(market)), premiums, residuals, Map.of(), calendar);
        MispricingPicture picture = term.map(known ->
                        MispricingPicture.of(surface, market.valuation().chain(), known, past))
                .orElseGet(() -> MispricingPicture.without(
                        surface, market.valuation().chain(), "there is no forecast yet", past));
        remember(picture);
        parts.mispricing(Part.of(picture));
        List<Implied> implied = implied(surface);
        parts.cone(before ->
                new Part<>(before.value().map(cone -> cone.with(implied, surface.venueMillis())), before.reason()));
    }

    private void remember(MispricingPicture picture) {
        if (picture.venueMillis() - rememberedMillis >= MEMORY_MILLIS) {
            rememberedMillis = picture.venueMillis();
            residuals = residuals.with(picture.richCheap());
        }
    }

    private static List<Implied> implied(FittedSurface surface) {
        return surface.slices().stream()
                .filter(slice -> slice.smile().isPresent() && slice.years() > 0)
                .map(MispricingRoom::implied)
                .toList();
    }

    private static Implied implied(FittedSlice slice) {
        return new Implied(
                slice.expiry().label(),
                slice.years() * YEAR_DAYS,
                slice.smile().orElseThrow().atTheMoneyIv());
    }

    private static double halfSpread(MarketPicture market) {
        return market.books().stream()
                .findFirst()
                .filter(book -> !book.stale())
                .map(OrderBook::quote)
                .map(MispricingRoom::halfSpread)
                .filter(Double::isFinite)
                .orElse(USUAL_HALF_SPREAD);
    }

    private static double halfSpread(Quote quote) {
        return (quote.ask() - quote.bid()) / (quote.ask() + quote.bid());
    }
}
