package gammadesk.app.market;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.connectors.simulator.market.ModelMarket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The embedded market as the desk would see it, without a wire between them. */
final class ModelChains {
    private ModelChains() {}

    static ChainValuation valued(ModelMarket market, Currency coin) {
        List<Instrument> options = options(market, coin);
        Map<String, Ticker> tickers = new HashMap<>();
        options.forEach(option -> tickers.put(option.name(), market.ticker(option.name())));
        return ChainPricer.value(new ChainAssembler(coin, options)
                .assemble("embedded", market.nowMillis(), market.index(coin).price(), tickers, 0));
    }

    static List<Instrument> options(ModelMarket market, Currency coin) {
        return market.instruments().stream()
                .filter(instrument -> instrument.base().equals(coin) && instrument.kind() == InstrumentKind.OPTION)
                .toList();
    }

    /** Over the perpetual's book, as the desk would map it. */
    static CascadeMap cascade(ModelMarket market, ChainValuation valuation, DealerConvention side) {
        ExposureEngine engine = new ExposureEngine();
        engine.load(valuation);
        DealerCurve curve = engine.curve(ExposureBasis.of(side), ProfileGrid.STANDARD, Stickiness.STICKY_STRIKE);
        String perpetual = valuation.chain().currency() + "-PERPETUAL";
        DepthWatch depth = new DepthWatch();
        long now = market.nowMillis();
        List<DepthCurve.Source> books = List.of(new DepthCurve.Source(market.book(perpetual), Settlement.INVERSE));
        CascadeReading reading = depth.cascade(depth.take(books, now), curve, ExposureChoice.STANDARD, 0, now);
        return ((CascadeReading.Mapped) reading).map();
    }
}
