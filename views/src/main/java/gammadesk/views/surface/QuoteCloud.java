package gammadesk.views.surface;

import gammadesk.analytics.surface.ArbitrageFinding;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.DrawMode;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;

/**
 * Quotes in space: a thin post from bid to ask for each. Arbitrage is a cube on the surface, of edges alone where the
 * quotes have it and solid where the fit left it. Four meshes, however many of each there are.
 */
final class QuoteCloud {
    private static final double POST = 0.6;
    private static final double CUBE = 2.5;
    /** A band narrower than this is still to be seen. */
    private static final double SHORTEST = 2.5;

    private static final int[] SIDES = {0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7};
    private static final int CORNERS = 8;

    private final Posts used = new Posts(POST, DrawMode.FILL);
    private final Posts dropped = new Posts(POST, DrawMode.FILL);
    private final Posts quoted = new Posts(CUBE, DrawMode.LINE);
    private final Posts fitted = new Posts(CUBE, DrawMode.FILL);

    List<MeshView> nodes() {
        return List.of(used.view, dropped.view, quoted.view, fitted.view);
    }

    void colours(Palette palette) {
        List.of(used, quoted, fitted).forEach(posts -> posts.material.setDiffuseColor(palette.text()));
        dropped.material.setDiffuseColor(palette.zero());
    }

    /** Shows the quotes and the arbitrage of levels; changes have none. */
    void show(SurfaceGrid grid, ColourScale scale) {
        List<Posts> all = List.of(used, dropped, quoted, fitted);
        all.forEach(Posts::clear);
        if (grid.baseline().isEmpty()) {
            findings(grid, scale, grid.surface().arbitrage().quotes(), quoted);
            findings(grid, scale, grid.surface().arbitrage().fit(), fitted);
            for (int column = 0; column < grid.slices().size(); column++) {
                FittedSlice slice = grid.slices().get(column);
                int at = column;
                slice.smile().ifPresent(smile -> add(grid, scale, slice, smile, at));
            }
        }
        all.forEach(Posts::finish);
    }

    private static void findings(SurfaceGrid grid, ColourScale scale, List<ArbitrageFinding> findings, Posts posts) {
        for (int column = 0; column < grid.slices().size(); column++) {
            FittedSlice slice = grid.slices().get(column);
            for (ArbitrageFinding finding : findings) {
                if (finding.expiry().equals(slice.expiry()) && slice.smile().isPresent()) {
                    Smile smile = slice.smile().get();
                    double place = grid.rowOf(grid.axis().at(smile, finding.logMoneyness())) - 0.5;
                    double height = SolidShape.height(scale, smile.ivPercent(finding.logMoneyness()));
                    if (place >= 0 && place <= grid.rows().size() - 1) {
                        posts.add(
                                SolidShape.across(grid, place),
                                SolidShape.along(grid, column),
                                height - CUBE,
                                height + CUBE);
                    }
                }
            }
        }
    }

    private void add(SurfaceGrid grid, ColourScale scale, FittedSlice slice, Smile smile, int column) {
        SliceQuotes quotes = slice.quotes();
        for (int row : Quoted.shown(quotes)) {
            double place =
                    grid.rowOf(grid.axis().at(smile, quotes.logMoneyness().get(row))) - 0.5;
            double known = Quoted.known(quotes, row);
            boolean inside =
                    place >= 0 && place <= grid.rows().size() - 1 && known >= scale.low() && known <= scale.high();
            if (inside) {
                double low = Quoted.isSpread(quotes, row) ? quotes.bidIv().get(row) : known;
                double high = Quoted.isSpread(quotes, row) ? quotes.askIv().get(row) : known;
                (quotes.isUsed(row) ? used : dropped)
                        .add(
                                SolidShape.across(grid, place),
                                SolidShape.along(grid, column),
                                SolidShape.height(scale, low),
                                SolidShape.height(scale, high));
            }
        }
    }

    /** Square posts in one mesh. */
    private static final class Posts {
        private final TriangleMesh mesh = new TriangleMesh();
        private final MeshView view = new MeshView(mesh);
        private final PhongMaterial material = new PhongMaterial();
        private final List<Float> points = new ArrayList<>();
        private final double half;
        private int posts;

        Posts(double half, DrawMode mode) {
            this.half = half;
            view.setDrawMode(mode);
            mesh.getTexCoords().setAll(0, 0);
            view.setMaterial(material);
            view.setCullFace(CullFace.NONE);
            view.setMouseTransparent(true);
        }

        void clear() {
            points.clear();
        }

        void add(double x, double z, double low, double high) {
            double middle = (low + high) / 2;
            double reach = Math.max(high - low, SHORTEST) / 2;
            for (double y : new double[] {-(middle - reach), -(middle + reach)}) {
                corner(x - half, y, z - half);
                corner(x + half, y, z - half);
                corner(x + half, y, z + half);
                corner(x - half, y, z + half);
            }
        }

        private void corner(double x, double y, double z) {
            points.add((float) x);
            points.add((float) y);
            points.add((float) z);
        }

        /** Faces are made anew only for another number of posts. */
        void finish() {
            float[] all = new float[points.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = points.get(i);
            }
            int count = all.length / (3 * CORNERS);
            if (count != posts) {
                mesh.getFaces().clear();
            }
            mesh.getPoints().setAll(all);
            if (count != posts) {
                mesh.getFaces().setAll(faces(count));
                posts = count;
            }
        }

        private static int[] faces(int count) {
            int[] faces = new int[count * SIDES.length * 2];
            int at = 0;
            for (int post = 0; post < count; post++) {
                for (int corner : SIDES) {
                    faces[at] = post * CORNERS + corner;
                    at += 2;
                }
            }
            return faces;
        }
    }
}
