package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin.Model;
import gammadesk.analytics.risk.BookMargin.ShockedAccount;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How far spot and volatility may move at once until the equity no longer covers the maintenance margin. Other coins in
 * the same account move along by the same share.
 *
 * @param currency of the account
 * @param spotMoves relative moves of the surface
 * @param volMoves parallel moves of volatility of the surface, fractions
 * @param cushion equity less maintenance margin in the account's currency, by volatility, spot moving fastest
 * @param edges nearest breaches by volatility, in the order of {@code volMoves}
 */
public record LiquidationDistance(
        Currency currency, Column spotMoves, Column volMoves, Column cushion, List<Edge> edges) {
    private static final double EXACT = 1e-7;

    public LiquidationDistance {
        edges = List.copyOf(edges);
    }

    /**
     * The nearest breaches at one move of volatility.
     *
     * @param volMove of all volatilities
     * @param down nearest move of spot below or at 0 at which maintenance is breached; empty within the surface
     * @param up nearest one above or at 0
     */
    public record Edge(double volMove, OptionalDouble down, OptionalDouble up) {}

    /**
     * Searches the nodes outward from no move, then halves the interval in which the breach lies. A breach that opens
     * and closes between two neighbouring nodes is not seen.
     *
     * @param spotMoves ascending, above -1, with moves on both sides of 0
     */
    public static LiquidationDistance of(
            BookRisk book,
            Model model,
            Currency currency,
            Function<Currency, MarginTerms> terms,
            Column spotMoves,
            Column volMoves) {
        ShockedAccount account = new ShockedAccount(book, currency, terms);
        Search search = new Search(account, model, spotMoves);
        double[] cushion = new double[spotMoves.size() * volMoves.size()];
        for (int node = 0; node < cushion.length; node++) {
            cushion[node] =
                    search.cushion(spotMoves.get(node % spotMoves.size()), volMoves.get(node / spotMoves.size()));
        }
        List<Edge> edges = IntStream.range(0, volMoves.size())
                .mapToObj(i -> search.edge(volMoves.get(i)))
                .toList();
        return new LiquidationDistance(currency, spotMoves, volMoves, Column.of(cushion), edges);
    }

    /** Equity less maintenance at a node. */
    public double cushion(int spot, int vol) {
        return cushion.get(vol * spotMoves.size() + spot);
    }

    private record Search(ShockedAccount account, Model model, Column spotMoves) {
        double cushion(double move, double volMove) {
            BookMargin margin = account.margin(model, move, volMove);
            return margin.equity() - margin.maintenance();
        }

        Edge edge(double volMove) {
            if (cushion(0, volMove) < 0) {
                return new Edge(volMove, OptionalDouble.of(0), OptionalDouble.of(0));
            }
            int size = spotMoves.size();
            return new Edge(
                    volMove,
                    outward(IntStream.range(0, size).map(i -> size - 1 - i).filter(i -> spotMoves.get(i) < 0), volMove),
                    outward(IntStream.range(0, size).filter(i -> spotMoves.get(i) > 0), volMove));
        }

        private OptionalDouble outward(IntStream nodes, double volMove) {
            double safe = 0;
            for (int node : nodes.toArray()) {
                double move = spotMoves.get(node);
                if (cushion(move, volMove) < 0) {
                    return OptionalDouble.of(halved(safe, move, volMove));
                }
                safe = move;
            }
            return OptionalDouble.empty();
        }

        private double halved(double safe, double breached, double volMove) {
            double near = safe;
            double far = breached;
            while (Math.abs(far - near) > EXACT) {
                double middle = (near + far) / 2;
                boolean isBreached = cushion(middle, volMove) < 0;
                near = isBreached ? near : middle;
                far = isBreached ? middle : far;
            }
            return far;
        }
    }
}
