package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.market.Currency;
import gammadesk.views.chart.Freshness;
import gammadesk.views.fx.DeskContext;
import java.util.Optional;

/** From the desk's picture to that of an exposure screen. */
final class ExposurePictures {
    private ExposurePictures() {}

    static ExposurePicture of(DeskSnapshot snapshot, DeskContext context) {
        Currency currency = context.currency().get();
        Freshness freshness = Freshness.of(snapshot, context.clock());
        Optional<DealerPicture> dealers = snapshot.market(currency).map(MarketPicture::exposure);
        String reason = dealers.map(known -> reason(known.map())).orElseGet(() -> waiting(snapshot, currency));
        return new ExposurePicture(reason.isEmpty() ? dealers : Optional.empty(), freshness, reason);
    }

    private static String waiting(DeskSnapshot snapshot, Currency currency) {
        return "No " + currency + " options have arrived: the feed is "
                + snapshot.health().state().sentence()
                + ". Wait for the listing, or choose another currency.";
    }

    private static String reason(ExposureMap map) {
        if (Double.isNaN(map.spot())) {
            return "The " + map.currency() + " index is unknown, so no exposure can be stated in USD. "
                    + "Wait for the index, or check the connection.";
        }
        return map.cells().isEmpty()
                ? "No " + map.currency() + " option of these expiries has both its greek and a size (" + map.missing()
                        + " lack one). Wait for tickers, or choose other expiries or another currency."
                : "";
    }
}
