package gammadesk.analytics.backtest.court;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers of several books over the same times, or of simulated paths, each a time of its own. Made to be drawn from
 * again and again: order and ranks are found once.
 */
public final class Outcomes {
    private static final double TAIL = 0.05;

    private final double[][] byBook;
    private final int times;
    /** Place in time of all numbers, the least first. */
    private final int[] timeByRank;

    private final double[] valueByRank;

    private Outcomes(double[][] byBook) {
        this.byBook = byBook;
        times = byBook[0].length;
        int[] order = IntStream.range(0, byBook.length * times)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> byBook[i / times][i % times]))
                .mapToInt(Integer::intValue)
                .toArray();
        timeByRank = Arrays.stream(order).map(i -> i % times).toArray();
        valueByRank = Arrays.stream(order)
                .mapToDouble(i -> byBook[i / times][i % times])
                .toArray();
    }

    /** Of one book, or of simulated paths. Throws {@link IllegalArgumentException} for a number that is not finite. */
    public static Outcomes of(double... values) {
        return of(List.<double[]>of(values));
    }

    /**
     * Of books.
     *
     * @param byBook at least one, each with its number at every time
     * @throws IllegalArgumentException when their lengths differ or a number is not finite
     */
    public static Outcomes of(List<double[]> byBook) {
        if (byBook.isEmpty()) {
            throw new IllegalArgumentException("no book");
        }
        int times = byBook.getFirst().length;
        for (double[] book : byBook) {
            if (book.length != times || !Arrays.stream(book).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("every book needs a finite number at every time");
            }
        }
        return new Outcomes(byBook.stream().map(double[]::clone).toArray(double[][]::new));
    }

    /** The same books at some of the times, in the given order. */
    Outcomes at(List<Integer> chosen) {
        return of(Arrays.stream(byBook)
                .map(book -> chosen.stream().mapToDouble(time -> book[time]).toArray())
                .toList());
    }

    /**
     * One after the other.
     *
     * @throws IllegalArgumentException when there is none, or the number of books differs
     */
    static Outcomes joined(List<Outcomes> parts) {
        int books = parts.isEmpty() ? 0 : parts.getFirst().byBook.length;
        if (parts.stream().anyMatch(part -> part.byBook.length != books)) {
            throw new IllegalArgumentException("the parts hold different books");
        }
        return of(IntStream.range(0, books)
                .mapToObj(book -> parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.byBook[book]))
                        .toArray())
                .toList());
    }

    /** How many times there are. */
    public int times() {
        return times;
    }

    /** Sum over the books at each time, a fresh array. */
    public double[] sums() {
        return IntStream.range(0, times)
                .mapToDouble(time ->
                        Arrays.stream(byBook).mapToDouble(book -> book[time]).sum())
                .toArray();
    }

    /** Of all numbers; NaN when there is none. */
    public double mean() {
        return Arrays.stream(valueByRank).average().orElse(Double.NaN);
    }

    /** Expected shortfall at 95 % of all numbers as profits, a positive loss; NaN when there is none. */
    public double shortfall() {
        return shortfall(IntStream.range(0, times).toArray());
    }

    double mean(int[] drawn) {
        double sum = 0;
        for (double[] book : byBook) {
            for (int time : drawn) {
                sum += book[time];
            }
        }
        return sum / (byBook.length * (double) drawn.length);
    }

    /** Walks up from the least number, each as often as its time was drawn, until the tail is full. */
    double shortfall(int[] drawn) {
        if (drawn.length == 0) {
            return Double.NaN;
        }
        int[] often = new int[times];
        for (int time : drawn) {
            often[time]++;
        }
        double tail = TAIL * byBook.length * drawn.length;
        double filled = 0;
        double sum = 0;
        for (int rank = 0; rank < valueByRank.length && filled < tail; rank++) {
            double weight = Math.min(often[timeByRank[rank]], tail - filled);
            filled += weight;
            sum -= weight * valueByRank[rank];
        }
        return sum / tail;
    }
}
