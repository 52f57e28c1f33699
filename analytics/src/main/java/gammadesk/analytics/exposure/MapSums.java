package gammadesk.analytics.exposure;

import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds a chain's rows up to a map. Its arrays are used again for the next map. */
final class MapSums {
    private final ChainRows rows;
    private final StrikeSums cells = new StrikeSums();
    private final StrikeSums strikes = new StrikeSums();
    private double[] position = {};
    private double[] value = {};
    private int[] cellExpiry = {};
    private double[] cellAge = {};
    private double[] sorted = {};
    private int missing;

    MapSums(ChainRows rows) {
        this.rows = rows;
    }

    ExposureMap map(ChainSnapshot chain, ExposureBasis basis) {
        if (!(chain.index() > 0)) {
            return empty(chain, basis);
        }
        reserve();
        values(chain.index(), basis);
        cells(chain, basis.bucket());
        strikes();
        return finished(chain, basis);
    }

    private static ExposureMap empty(ChainSnapshot chain, ExposureBasis basis) {
        return new ExposureMap(
                chain.currency(),
                chain.venueMillis(),
                chain.index(),
                basis,
                List.of(),
                List.of(),
                List.of(),
                InstrumentExposures.NONE,
                Levels.none("the index is unknown"),
                List.of(),
                0,
                0);
    }

    private void reserve() {
        int needed = rows.strike.length;
        if (position.length < needed) {
            position = new double[needed];
            value = new double[needed];
            cellExpiry = new int[needed];
            cellAge = new double[needed];
            sorted = new double[needed];
            cells.reserve(needed);
            strikes.reserve(needed);
        }
    }

    private void values(double spot, ExposureBasis basis) {
        double scale = basis.greek().scale(basis.unit(), spot);
        double[] greek = rows.greek(basis.greek());
        missing = 0;
        for (int row = 0; row < rows.size; row++) {
            position[row] = basis.convention()
                    .dealerCoin(
                            rows.name[row],
                            rows.type(row),
                            basis.weighting(),
                            rows.openInterest[row],
                            rows.volume[row]);
            value[row] = position[row] * greek[row] * scale;
            boolean counts = basis.bucket().holds(rows.years[row]);
            missing += counts && Double.isNaN(value[row]) ? 1 : 0;
        }
    }

    private void cells(ChainSnapshot chain, ExpiryBucket bucket) {
        double gammaScale = Greek.GAMMA.scale(ExposureUnit.USD_PER_PERCENT, chain.index());
        cells.clear();
        for (int row = 0; row < rows.size; row++) {
            if (bucket.holds(rows.years[row])) {
                int cell = cellOf(row);
                cellAge[cell] = Math.max(cellAge[cell], rows.age[row]);
                double gamma = known(position[row] * rows.gamma[row] * gammaScale);
                cells.add(cell, rows.call[row], known(value[row]), gamma, known(rows.openInterest[row]));
            }
        }
    }

    /** Rows come by expiry and strike: a row opens a new cell or belongs to the last one. */
    private int cellOf(int row) {
        int last = cells.size - 1;
        boolean same = last >= 0 && cellExpiry[last] == rows.expiry[row] && cells.strike[last] == rows.strike[row];
        if (same) {
            return last;
        }
        cellExpiry[last + 1] = rows.expiry[row];
        cellAge[last + 1] = 0;
        return cells.open(rows.strike[row]);
    }

    private void strikes() {
        System.arraycopy(cells.strike, 0, sorted, 0, cells.size);
        Arrays.sort(sorted, 0, cells.size);
        strikes.clear();
        for (int i = 0; i < cells.size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                strikes.open(sorted[i]);
            }
        }
        for (int cell = 0; cell < cells.size; cell++) {
            strikes.add(strikes.find(cells.strike[cell]), cells, cell);
        }
    }

    private static double known(double number) {
        return Double.isNaN(number) ? 0 : number;
    }

    private ExposureMap finished(ChainSnapshot chain, ExposureBasis basis) {
        List<ExpiryExposure> expiries = new ArrayList<>();
        List<Levels> expiryLevels = new ArrayList<>();
        List<CellExposure> cellList = new ArrayList<>(cells.size);
        for (int from = 0; from < cells.size; ) {
            int to = from;
            while (to < cells.size && cellExpiry[to] == cellExpiry[from]) {
                to++;
            }
            var expiry = chain.expiries().get(cellExpiry[from]).expiry();
            for (int cell = from; cell < to; cell++) {
                cellList.add(
                        new CellExposure(expiry, cells.strike[cell], cells.call[cell], cells.put[cell], cellAge[cell]));
            }
            expiries.add(new ExpiryExposure(
                    expiry, StrikeSums.sum(cells.call, from, to), StrikeSums.sum(cells.put, from, to)));
            expiryLevels.add(cells.levels(from, to));
            from = to;
        }
        return new ExposureMap(
                chain.currency(),
                chain.venueMillis(),
                chain.index(),
                basis,
                strikeList(),
                expiries,
                cellList,
                instruments(basis.bucket()),
                strikes.levels(0, strikes.size),
                expiryLevels,
                StrikeSums.sum(cells.call, 0, cells.size) + StrikeSums.sum(cells.put, 0, cells.size),
                missing);
    }

    private List<StrikeExposure> strikeList() {
        List<StrikeExposure> list = new ArrayList<>(strikes.size);
        for (int i = 0; i < strikes.size; i++) {
            list.add(new StrikeExposure(strikes.strike[i], strikes.call[i], strikes.put[i]));
        }
        return list;
    }

    private InstrumentExposures instruments(ExpiryBucket bucket) {
        int count = 0;
        while (count < rows.size && bucket.holds(rows.years[count])) {
            count++;
        }
        return new InstrumentExposures(
                List.of(Arrays.copyOf(rows.name, count)),
                Column.of(Arrays.copyOf(position, count)),
                Column.of(Arrays.copyOf(value, count)));
    }
}
