package gammadesk.analytics.exposure;

import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.ExpiryValuation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gamma exposure in USD per 1 % move: the sum of sign x gamma x open interest x S^2 x 0.01, gamma per USD, open
 * interest in coin, S the index. The sign is a {@link DealerConvention}.
 */
public final class GammaExposure {
    private static final double ONE_PERCENT = 0.01;

    private GammaExposure() {}

    /**
     * Exposure of one option, positive whatever the dealers' side.
     *
     * @param gamma per USD
     * @param openInterestCoin in coin
     * @param spot USD
     */
    public static double usdPerOnePercent(double gamma, double openInterestCoin, double spot) {
        return gamma * openInterestCoin * spot * spot * ONE_PERCENT;
    }

    /** The map of a whole chain; empty when the index is unknown. */
    public static ExposureMap map(ChainValuation valuation, DealerConvention convention) {
        Sums sums = new Sums(valuation.chain().index(), convention);
        ChainSnapshot chain = valuation.chain();
        if (chain.index() > 0) {
            for (int i = 0; i < chain.expiries().size(); i++) {
                sums.add(chain.expiries().get(i), valuation.expiries().get(i));
            }
        }
        return sums.map(chain);
    }

    /** Calls and puts of one strike while they are being added up. */
    private static final class CallPut {
        private double call;
        private double put;
        private double ageSeconds;

        private void add(OptionType type, double value) {
            if (type == OptionType.CALL) {
                call += value;
            } else {
                put += value;
            }
        }
    }

    /** The running sums of a map. */
    private static final class Sums {
        private final double spot;
        private final DealerConvention convention;
        private final SortedMap<Double, CallPut> byStrike = new TreeMap<>();
        private final List<ExpiryExposure> expiries = new ArrayList<>();
        private final List<CellExposure> cells = new ArrayList<>();
        private double total;
        private int missing;

        private Sums(double spot, DealerConvention convention) {
            this.spot = spot;
            this.convention = convention;
        }

        private void add(ExpiryChain chain, ExpiryValuation values) {
            SortedMap<Double, CallPut> strikes = new TreeMap<>();
            CallPut whole = new CallPut();
            for (int row = 0; row < chain.size(); row++) {
                double exposure = exposure(chain, values, row);
                double strike = chain.strike().get(row);
                OptionType type = chain.types().get(row);
                CallPut cell = strikes.computeIfAbsent(strike, _ -> new CallPut());
                cell.ageSeconds = Math.max(cell.ageSeconds, chain.ageSeconds().get(row));
                cell.add(type, exposure);
                whole.add(type, exposure);
                byStrike.computeIfAbsent(strike, _ -> new CallPut()).add(type, exposure);
            }
            expiries.add(new ExpiryExposure(chain.expiry(), whole.call, whole.put));
            strikes.forEach((strike, cell) ->
                    cells.add(new CellExposure(chain.expiry(), strike, cell.call, cell.put, cell.ageSeconds)));
        }

        private double exposure(ExpiryChain chain, ExpiryValuation values, int row) {
            double value = convention.sign(chain.types().get(row))
                    * usdPerOnePercent(
                            values.gamma().get(row), chain.openInterest().get(row), spot);
            if (Double.isNaN(value)) {
                missing++;
                return 0;
            }
            total += value;
            return value;
        }

        private ExposureMap map(ChainSnapshot chain) {
            List<StrikeExposure> strikes = new ArrayList<>();
            byStrike.forEach((strike, sum) -> strikes.add(new StrikeExposure(strike, sum.call, sum.put)));
            return new ExposureMap(
                    chain.currency(), chain.venueMillis(), spot, convention, strikes, expiries, cells, total, missing);
        }
    }
}
