package gammadesk.analytics.exposure;

/**
 * What an exposure means: stands in the title of every picture and export.
 *
 * @param convention the dealers' side
 * @param greek the sensitivity
 * @param unit one of the greek's
 * @param weighting the size of positions
 * @param bucket which expiries count
 */
public record ExposureBasis(
        DealerConvention convention, Greek greek, ExposureUnit unit, Weighting weighting, ExpiryBucket bucket) {
    /** Throws {@link IllegalArgumentException} when the unit is not one of the greek's. */
    public ExposureBasis {
        if (!greek.units().contains(unit)) {
            throw new IllegalArgumentException(greek + " exposure has no " + unit.sentence());
        }
    }

    /** Gamma in USD per 1 % by open interest, all expiries. */
    public static ExposureBasis of(DealerConvention convention) {
        return new ExposureBasis(
                convention,
                Greek.GAMMA,
                ExposureUnit.USD_PER_PERCENT,
                Weighting.Listed.OPEN_INTEREST,
                ExpiryBucket.ALL);
    }

    /** The same of another greek, in that greek's default unit. */
    public ExposureBasis withGreek(Greek other) {
        return new ExposureBasis(convention, other, other.defaultUnit(), weighting, bucket);
    }

    /** The same in another unit. */
    public ExposureBasis withUnit(ExposureUnit other) {
        return new ExposureBasis(convention, greek, other, weighting, bucket);
    }

    /** The same under another convention. */
    public ExposureBasis withConvention(DealerConvention other) {
        return new ExposureBasis(other, greek, unit, weighting, bucket);
    }

    /** The same by another size of positions. */
    public ExposureBasis withWeighting(Weighting other) {
        return new ExposureBasis(convention, greek, unit, other, bucket);
    }

    /** The same of other expiries. */
    public ExposureBasis withBucket(ExpiryBucket other) {
        return new ExposureBasis(convention, greek, unit, weighting, other);
    }
}
