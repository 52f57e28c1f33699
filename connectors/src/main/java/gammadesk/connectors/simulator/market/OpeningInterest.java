package gammadesk.connectors.simulator.market;

import gammadesk.connectors.simulator.market.ExpiryBoard.Pair;
import java.util.List;
import java.util.random.RandomGenerator;

/** Gives a market that starts the open interest and the last day's trades that it would have had. */
final class OpeningInterest {
    private static final double DISPERSION = 0.8;
    private static final int MOST_TRADED_HOURS = 6;
    private static final double PERPETUAL_DAILY_TURNOVER = 0.6;

    private final CoinProfile profile;
    private final double lot;
    private final IndexHistory history;
    private final RandomGenerator random;

    OpeningInterest(CoinProfile profile, IndexHistory history, RandomGenerator random) {
        this.profile = profile;
        this.lot = Contracts.minimumOptionAmount(profile.coin());
        this.history = history;
        this.random = random;
    }

    void fill(CoinBoards boards, long millis, double index) {
        double expiries = boards.options().stream()
                .mapToDouble(board -> InterestFigures.expiryWeight(board.cycle, board.days()))
                .sum();
        for (ExpiryBoard board : boards.options()) {
            double share = InterestFigures.expiryWeight(board.cycle, board.days()) / expiries;
            open(board, share * profile.openInterest());
            trade(board, board.volumeShare(boards.options(), profile) * profile.volume24h(), millis, index);
        }
        fillFutures(boards, millis);
    }

    private void open(ExpiryBoard board, double total) {
        openType(board, true, total * profile.callShare());
        openType(board, false, total * (1 - profile.callShare()));
    }

    private void openType(ExpiryBoard board, boolean calls, double total) {
        List<OptionLine> lines = lines(board, calls);
        double[] weights = new double[lines.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            OptionLine line = lines.get(i);
            double outward = line.sign
                    * Math.log(line.strike / board.forward())
                    / (line.sigma * Math.sqrt(Math.max(board.years(), 3 / 365.0)));
            weights[i] = InterestFigures.strikeWeight(line.strike, profile.roundUnit(), outward, board.days())
                    * Math.exp(DISPERSION * random.nextGaussian());
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            lines.get(i).openInterest = lots(total * weights[i] / sum);
        }
    }

    private void trade(ExpiryBoard board, double total, long millis, double index) {
        double sum = 0;
        for (Pair pair : board.pairs) {
            sum += weight(pair.call()) + weight(pair.put());
        }
        for (Pair pair : board.pairs) {
            for (OptionLine line : List.of(pair.call(), pair.put())) {
                double volume = total * weight(line) / sum * Math.exp(random.nextGaussian() - 0.5);
                tradeLine(line, volume, millis, index);
            }
        }
    }

    private double weight(OptionLine line) {
        return InterestFigures.volumeWeight(line.sign > 0, line.absoluteDelta)
                * InterestFigures.roundness(line.strike, profile.roundUnit(), line.board.days() > 15);
    }

    /** Spreads a volume over a few of the last hours, at the prices that the index of the hour would have given. */
    private void tradeLine(OptionLine line, double volume, long millis, double index) {
        double deviation = line.sigma * Math.sqrt(line.board.years());
        int hours = volume < lot ? 0 : 1 + random.nextInt(MOST_TRADED_HOURS);
        if (hours == 0 && line.openInterest > 0) {
            line.day.lastLongAgo(price(line, line.mark * Math.exp(0.2 * random.nextGaussian())));
        }
        for (int i = hours; i > 0; i--) {
            long at = millis - (i * 23L - random.nextInt(20)) * DayStatistics.HOUR_MILLIS / MOST_TRADED_HOURS;
            double forward = line.board.forward() * history.priceAt(at) / index;
            double price = price(line, MarkKernel.priceCoin(forward, line.strike, line.sign, deviation));
            double amount = lots(volume / hours);
            line.day.add(at, price, amount, amount * price * history.priceAt(at));
        }
    }

    private double price(OptionLine line, double mark) {
        Ladder.Scale scale = line.ladder.scale();
        return scale.price(Math.max(1, scale.ceil(mark)));
    }

    private void fillFutures(CoinBoards boards, long millis) {
        double perpetual = profile.perpetualOpenInterest();
        fillFuture(boards.perpetual(), perpetual, millis);
        for (FutureLine line : boards.futures()) {
            fillFuture(line, perpetual * 0.04 * Math.exp(DISPERSION * random.nextGaussian()), millis);
        }
    }

    private void fillFuture(FutureLine line, double openUsd, long millis) {
        line.openInterest = line.ladder.scale().lots(openUsd);
        double spot = history.priceAt(millis);
        for (int hour = 23; hour >= 0; hour--) {
            long at = millis - hour * DayStatistics.HOUR_MILLIS;
            double usd = line.ladder.scale().lots(openUsd * PERPETUAL_DAILY_TURNOVER / 24);
            double price = line.ladder.scale().price(line.ladder.scale().floor(line.mark * history.priceAt(at) / spot));
            line.day.add(at, price, usd / price, usd);
        }
    }

    private List<OptionLine> lines(ExpiryBoard board, boolean calls) {
        return board.pairs.stream()
                .map(pair -> calls ? pair.call() : pair.put())
                .toList();
    }

    private double lots(double amount) {
        double perUnit = 1 / lot;
        return Math.rint(amount * perUnit) / perUnit;
    }
}
