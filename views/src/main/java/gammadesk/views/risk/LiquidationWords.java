package gammadesk.views.risk;

import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.LiquidationDistance.Edge;
import gammadesk.views.chart.Formats;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The distance to liquidation in words. */
final class LiquidationWords {
    private LiquidationWords() {}

    /** The breaches nearest at unmoved volatility. */
    static String now(LiquidationDistance distance, double spot) {
        return edge(distance, 0)
                .map(edge -> isBreached(edge)
                        ? "maintenance IS breached now"
                        : "at unchanged vol: " + side(edge.down(), spot, "down") + ", " + side(edge.up(), spot, "up"))
                .orElse("");
    }

    /** The move of volatility alone, and the pair of moves, that are nearest. */
    static String nearest(LiquidationDistance distance, double spot) {
        return volAlone(distance)
                + combined(distance, spot).map(words -> " · " + words).orElse("");
    }

    private static String volAlone(LiquidationDistance distance) {
        OptionalDouble alone = distance.edges().stream()
                .filter(LiquidationWords::isBreached)
                .mapToDouble(Edge::volMove)
                .boxed()
                .min(Comparator.comparingDouble(Math::abs))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return alone.isPresent()
                ? "vol alone: breached at " + RiskWords.points(alone.getAsDouble()) + " points"
                : "vol alone: none from " + RiskWords.points(distance.volMoves().get(0)) + " to "
                        + RiskWords.points(
                                distance.volMoves().get(distance.volMoves().size() - 1)) + " points";
    }

    /** The smallest move of spot at any volatility of the surface, where that is not the unmoved one. */
    private static Optional<String> combined(LiquidationDistance distance, double spot) {
        return distance.edges().stream()
                .filter(edge -> !isBreached(edge) && moves(edge).findAny().isPresent())
                .min(Comparator.comparingDouble(
                        edge -> moves(edge).map(Math::abs).min().orElseThrow()))
                .filter(edge -> edge.volMove() != 0)
                .map(edge -> "least spot move " + at(least(edge), spot) + " with vol "
                        + RiskWords.points(edge.volMove()) + " points");
    }

    private static DoubleStream moves(Edge edge) {
        return List.of(edge.down(), edge.up()).stream().flatMapToDouble(OptionalDouble::stream);
    }

    private static double least(Edge edge) {
        return moves(edge).boxed().min(Comparator.comparingDouble(Math::abs)).orElseThrow();
    }

    private static String side(OptionalDouble move, double spot, String name) {
        return move.isPresent() ? at(move.getAsDouble(), spot) : "none " + name;
    }

    private static String at(double move, double spot) {
        return RiskWords.percent(move) + " (" + Formats.price(Math.rint(spot * (1 + move))) + ")";
    }

    /** Whether volatility alone breaches it. */
    static boolean isBreached(Edge edge) {
        return edge.down().isPresent() && edge.down().getAsDouble() == 0;
    }

    private static Optional<Edge> edge(LiquidationDistance distance, double volMove) {
        return distance.edges().stream()
                .filter(edge -> Math.abs(edge.volMove() - volMove) < 1e-9)
                .findFirst();
    }
}
