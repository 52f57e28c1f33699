package gammadesk.views.surface;

import gammadesk.analytics.surface.FittedSlice;
import gammadesk.views.chart.ColourScale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Where the cells of a grid lie in space. */
final class SolidShape {
    static final double WIDTH = 300;
    static final double DEPTH = 300;
    static final double HEIGHT = 170;
    /** So many colours the texture has from left to right. */
    static final int TEXTURE = 512;

    private SolidShape() {}

    /** Whether the same cells are known, so that the triangles stay. */
    static boolean sameShape(SurfaceGrid before, SurfaceGrid now) {
        if (before.slices().size() != now.slices().size()
                || before.rows().size() != now.rows().size()) {
            return false;
        }
        for (int i = 0; i < now.values().size(); i++) {
            if (Double.isNaN(before.values().get(i))
                    != Double.isNaN(now.values().get(i))) {
                return false;
            }
        }
        return true;
    }

    static float[] points(SurfaceGrid grid, ColourScale scale) {
        float[] points = new float[grid.values().size() * 3];
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int column = 0; column < grid.slices().size(); column++) {
                int at = 3 * (row * grid.slices().size() + column);
                points[at] = (float) across(grid, row);
                points[at + 1] = (float) -height(scale, grid.value(row, column));
                points[at + 2] = (float) along(grid, column);
            }
        }
        return points;
    }

    static float[] shades(SurfaceGrid grid, ColourScale scale) {
        float[] shades = new float[grid.values().size() * 2];
        for (int i = 0; i < grid.values().size(); i++) {
            double share = share(scale, grid.values().get(i));
            shades[2 * i] = (float) ((0.5 + share * (TEXTURE - 1)) / TEXTURE);
            shades[2 * i + 1] = 0.5f;
        }
        return shades;
    }

    /** Two triangles between every four known neighbours. */
    static int[] faces(SurfaceGrid grid) {
        int columns = grid.slices().size();
        List<Integer> corners = new ArrayList<>();
        for (int row = 0; row + 1 < grid.rows().size(); row++) {
            for (int column = 0; column + 1 < columns; column++) {
                int near = row * columns + column;
                int far = near + columns;
                if (known(grid, near) && known(grid, near + 1) && known(grid, far) && known(grid, far + 1)) {
                    corners.addAll(List.of(near, near + 1, far, near + 1, far + 1, far));
                }
            }
        }
        return corners.stream()
                .flatMapToInt(corner -> IntStream.of(corner, corner))
                .toArray();
    }

    private static boolean known(SurfaceGrid grid, int cell) {
        return !Double.isNaN(grid.values().get(cell));
    }

    /** Where a row, or a place between two, lies across. */
    static double across(SurfaceGrid grid, double row) {
        return (row / Math.max(1.0, grid.rows().size() - 1.0) - 0.5) * WIDTH;
    }

    /** The square root of time: near expiries are not crushed into the edge. */
    static double along(SurfaceGrid grid, int column) {
        List<FittedSlice> slices = grid.slices();
        double first = Math.sqrt(slices.getFirst().years());
        double last = Math.sqrt(slices.getLast().years());
        double share = last > first ? (Math.sqrt(slices.get(column).years()) - first) / (last - first) : 0.5;
        return (share - 0.5) * DEPTH;
    }

    static double height(ColourScale scale, double iv) {
        return (share(scale, iv) - 0.5) * HEIGHT;
    }

    private static double share(ColourScale scale, double iv) {
        return Double.isNaN(iv) ? 0 : Math.clamp((iv - scale.low()) / (scale.high() - scale.low()), 0, 1);
    }
}
