package gammadesk.analytics.desk;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.surface.DeltaConvention;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.Smile;
import java.util.Optional;

/**
 * What traders read off one fitted smile, by Deribit's delta (Black on the forward). NaN where the smile has no such
 * delta.
 *
 * @param expiry when it settles
 * @param years time to expiry
 * @param state whether the smile may be believed
 * @param atTheMoney volatility at the forward, percent
 * @param riskReversal25 call minus put of 25 delta, vol points
 * @param butterfly25 mean of call and put of 25 delta minus at the money, vol points
 * @param riskReversal10 the same of 10 delta
 * @param butterfly10 the same of 10 delta
 */
public record SmileFigures(
        Expiry expiry,
        double years,
        FitState state,
        double atTheMoney,
        double riskReversal25,
        double butterfly25,
        double riskReversal10,
        double butterfly10) {
    /** By which delta wings are looked up. */
    public static final DeltaConvention CONVENTION = DeltaConvention.BLACK_FORWARD;

    /** Reads them off a slice; empty without a smile. */
    public static Optional<SmileFigures> of(FittedSlice slice) {
        return slice.smile().map(smile -> of(slice, smile));
    }

    private static SmileFigures of(FittedSlice slice, Smile smile) {
        double atTheMoney = smile.atTheMoneyIv();
        double call25 = smile.ivAtDelta(0.25, OptionType.CALL, CONVENTION);
        double put25 = smile.ivAtDelta(0.25, OptionType.PUT, CONVENTION);
        double call10 = smile.ivAtDelta(0.10, OptionType.CALL, CONVENTION);
        double put10 = smile.ivAtDelta(0.10, OptionType.PUT, CONVENTION);
        return new SmileFigures(
                slice.expiry(),
                slice.years(),
                slice.state(),
                atTheMoney,
                call25 - put25,
                (call25 + put25) / 2 - atTheMoney,
                call10 - put10,
                (call10 + put10) / 2 - atTheMoney);
    }
}
