package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Settlement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Deribit's segregated portfolio margin of one settlement currency, with every intermediate of
 * {@code private/pme/simulate}. All amounts are in the settlement currency: coin for inverse contracts, USD for linear
 * ones.
 *
 * @param initialVectors profits by scenario of each instrument
 * @param preAggregated their sum
 * @param aggregated the sum after gains were cut by the P&amp;L offset and the extended table was dampened
 * @param worstCase largest loss of {@code aggregated}, not negative
 * @param worstBucket where it lies
 * @param deltaShock further margin for a total delta that the market could not take up
 * @param rollShock further margin for moves of the basis between expiries
 * @param riskMatrixMargin worst case and both shocks
 * @param mmpMargin for market maker protection limits, as given
 * @param openOrdersMargin for open orders, as given
 * @param initialMargin all of it
 * @param maintenanceMargin the factor's share of the risk matrix margin
 */
public record PortfolioMargin(
        Map<String, RiskVectors> initialVectors,
        RiskVectors preAggregated,
        RiskVectors aggregated,
        double worstCase,
        WorstBucket worstBucket,
        double deltaShock,
        double rollShock,
        double riskMatrixMargin,
        double mmpMargin,
        double openOrdersMargin,
        double initialMargin,
        double maintenanceMargin) {
    public PortfolioMargin {
        initialVectors = Map.copyOf(initialVectors);
    }

    /**
     * Where the largest loss lies, counted as the venue counts.
     *
     * @param bucket price move, 1 for the lowest price
     * @param index scenario of the table, 1 for the first
     * @param source {@code standard} or {@code extended}
     * @param side {@code left} below the present price, {@code right} above it, {@code center} at it
     */
    public record WorstBucket(int bucket, int index, String source, String side) {}

    /**
     * The margin of positions in one settlement currency on one index.
     *
     * @param positions what is held, each instrument once
     * @param settlement coin or USD; must be that of every position
     * @param index USD per coin, positive
     * @param mmpMargin added as it is
     * @param openOrdersMargin added as it is
     * @param parameters the venue's dials
     * @throws IllegalArgumentException when the index is not positive, an instrument stands twice or settles elsewhere;
     *     a position without a mark or volatility makes the margins NaN, never smaller
     */
    public static PortfolioMargin of(
            Collection<? extends RiskPosition> positions,
            Settlement settlement,
            double index,
            double mmpMargin,
            double openOrdersMargin,
            PortfolioMarginParameters parameters) {
        check(positions, settlement, index);
        RiskMatrix matrix = new RiskMatrix(parameters);
        Map<String, RiskVectors> vectors = LinkedHashMap.newLinkedHashMap(positions.size());
        positions.forEach(position -> vectors.put(position.instrument(), matrix.of(position)));
        RiskVectors total = matrix.sum(vectors.values());
        double usdPerUnit = settlement == Settlement.INVERSE ? index : 1;
        RiskVectors aggregated = aggregated(total, matrix, usdPerUnit, parameters.currency());
        double worst = -Math.min(0, Math.min(least(aggregated.standard()), least(aggregated.extended())));
        double unitsPerCoin = settlement == Settlement.INVERSE ? 1 : index;
        double deltaShock = deltaShock(positions, index, parameters.pair()) * unitsPerCoin;
        double rollShock = rollShock(positions, parameters.currency()) * unitsPerCoin;
        double riskMatrixMargin = worst + deltaShock + rollShock;
        return new PortfolioMargin(
                vectors,
                total,
                aggregated,
                worst,
                worstBucket(aggregated, matrix.moves()),
                deltaShock,
                rollShock,
                riskMatrixMargin,
                mmpMargin,
                openOrdersMargin,
                riskMatrixMargin + mmpMargin + openOrdersMargin,
                riskMatrixMargin * parameters.general().mmFactor());
    }

    /** The same with other further margins, in the settlement currency. */
    PortfolioMargin with(double mmp, double openOrders) {
        return new PortfolioMargin(
                initialVectors,
                preAggregated,
                aggregated,
                worstCase,
                worstBucket,
                deltaShock,
                rollShock,
                riskMatrixMargin,
                mmp,
                openOrders,
                riskMatrixMargin + mmp + openOrders,
                maintenanceMargin);
    }

    private static void check(Collection<? extends RiskPosition> positions, Settlement settlement, double index) {
        if (!(index > 0)) {
            throw new IllegalArgumentException("not an index price: " + index);
        }
        if (positions.stream().anyMatch(position -> position.settlement() != settlement)) {
            throw new IllegalArgumentException("a position settles elsewhere");
        }
        if (positions.stream().map(RiskPosition::instrument).distinct().count() != positions.size()) {
            throw new IllegalArgumentException("an instrument stands twice");
        }
    }

    private static RiskVectors aggregated(
            RiskVectors total, RiskMatrix matrix, double usdPerUnit, PortfolioMarginParameters.CurrencyTerms terms) {
        double mostGain = terms.maxOffsetablePnlUsd() / usdPerUnit;
        double[] extended = total.extended().toArray();
        for (int i = 0; i < extended.length; i++) {
            double unitsPerUsd = usdPerUnit == 1 ? 1 : 1 / (matrix.edge(i) * usdPerUnit);
            double dampener = matrix.furtherRanges(i) * terms.extendedDampenerUsd() * unitsPerUsd;
            double dampened = Math.max(0, Math.abs(extended[i]) - dampener);
            extended[i] = offset(dampened == 0 ? 0 : Math.copySign(dampened, extended[i]), terms, mostGain);
        }
        return new RiskVectors(total.standard().map(profit -> offset(profit, terms, mostGain)), Column.of(extended));
    }

    private static double offset(double profit, PortfolioMarginParameters.CurrencyTerms terms, double mostGain) {
        return profit > 0 ? Math.min(profit, mostGain) * terms.pnlOffset() : profit;
    }

    /**
     * The rate rises with every coin above the threshold, up to a highest rate, and is charged on the whole delta: the
     * size term of standard margin. Recorded answers only show that it is 0 below the threshold.
     */
    private static double deltaShock(
            Collection<? extends RiskPosition> positions, double index, PortfolioMarginParameters.PairTerms terms) {
        double delta =
                Math.abs(positions.stream().mapToDouble(RiskPosition::netDelta).sum());
        double above = Math.max(0, delta - terms.deltaThresholdUsd() / index);
        return Math.min(terms.maxDeltaShock(), above * terms.increase()) * delta;
    }

    /** Each expiry's delta may roll against the others: its size by the move of the basis until then. */
    private static double rollShock(
            Collection<? extends RiskPosition> positions, PortfolioMarginParameters.CurrencyTerms terms) {
        Map<Double, Double> deltas = new TreeMap<>();
        positions.forEach(position -> deltas.merge(position.years(), position.netDelta(), Double::sum));
        return deltas.entrySet().stream()
                .mapToDouble(expiry -> Math.abs(expiry.getValue()) * basisMove(expiry.getKey(), terms))
                .sum();
    }

    private static double basisMove(double years, PortfolioMarginParameters.CurrencyTerms terms) {
        return Math.max(terms.minAnnualisedMove(), Math.expm1(terms.annualisedMoveRisk() * Math.max(years, 0)));
    }

    private static WorstBucket worstBucket(RiskVectors vectors, int moves) {
        boolean far = least(vectors.extended()) < least(vectors.standard());
        Column column = far ? vectors.extended() : vectors.standard();
        int index = indexOf(column, least(column));
        int perMove = column.size() / (far ? column.size() : moves);
        int bucket = index / perMove;
        int below = far ? 2 : moves / 2;
        String side = bucket < below ? "left" : far || bucket > below ? "right" : "center";
        return new WorstBucket(bucket + 1, index + 1, far ? "extended" : "standard", side);
    }

    private static int indexOf(Column column, double value) {
        int index = 0;
        while (index < column.size() - 1 && Double.compare(column.get(index), value) != 0) {
            index++;
        }
        return index;
    }

    private static double least(Column column) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < column.size(); i++) {
            least = Math.min(least, column.get(i));
        }
        return least;
    }
}
