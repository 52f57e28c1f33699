package gammadesk.views.surface;

import gammadesk.analytics.surface.FittedSlice;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.Ticks;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point3D;
import javafx.scene.AmbientLight;
import javafx.scene.Group;
import javafx.scene.PerspectiveCamera;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.Box;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.text.Text;
import javafx.scene.transform.Rotate;

/** The mesh, its camera, and labels that stay upright while it turns. */
final class SurfaceSolid {
    private static final double HOME_TILT = 26;
    private static final double HOME_TURN = 35;
    private static final double HOME_DISTANCE = -800;
    private static final double LIFT = 45;
    private static final double NEAREST = -250;
    private static final double FARTHEST = -2000;
    private static final double DEGREES_PER_PIXEL = 0.4;
    private static final int MOST_LABELS = 7;
    private static final int FEW_LABELS = 4;
    private static final double LOW = 260;

    private record Mark(Point3D at, Text text) {}

    private record Labelled(List<String> words, double low, double high, int most) {}

    private final DeskContext context;
    private final TriangleMesh mesh = new TriangleMesh();
    private final MeshView surface = new MeshView(mesh);
    private final PhongMaterial material = new PhongMaterial();
    private final PhongMaterial edges = new PhongMaterial();
    private final QuoteCloud quotes = new QuoteCloud();
    private final Rotate tilt = new Rotate(HOME_TILT, Rotate.X_AXIS);
    private final Rotate turn = new Rotate(HOME_TURN, Rotate.Y_AXIS);
    private final PerspectiveCamera camera = new PerspectiveCamera(true);
    private final Group world = new Group();
    private final Pane labels = new Pane();
    private final Pane root = new Pane();
    private final SubScene scene;
    private final List<Mark> marks = new ArrayList<>();
    private final InvalidationListener themeListener = observed -> restyle();

    private Optional<SurfaceGrid> shape = Optional.empty();
    private Optional<Labelled> labelled = Optional.empty();
    private Optional<ColourMap> textured = Optional.empty();
    private double lastX;
    private double lastY;

    SurfaceSolid(DeskContext context) {
        this.context = context;
        surface.setMaterial(material);
        surface.setCullFace(CullFace.NONE);
        world.getTransforms().addAll(tilt, turn);
        world.getChildren().add(surface);
        world.getChildren().addAll(quotes.nodes());
        world.getChildren().add(new AmbientLight(Color.WHITE));
        world.getChildren().addAll(floor());
        scene = new SubScene(new Group(world), 100, 100, true, SceneAntialiasing.BALANCED);
        camera.setFarClip(5000);
        camera.setTranslateZ(HOME_DISTANCE);
        camera.setTranslateY(LIFT);
        scene.setCamera(camera);
        scene.widthProperty().bind(root.widthProperty());
        scene.heightProperty().bind(root.heightProperty());
        labels.setMouseTransparent(true);
        root.getStyleClass().add("surface-solid");
        root.getChildren().addAll(scene, labels);
        root.setMinSize(0, 0);
        root.setClip(clip());
        listen();
        context.theme().addListener(new WeakInvalidationListener(themeListener));
        restyle();
    }

    Pane node() {
        return root;
    }

    /** Labels of a near axis must not run over the words around the plot. */
    private Rectangle clip() {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(root.widthProperty());
        clip.heightProperty().bind(root.heightProperty());
        return clip;
    }

    /** Shows newer heights; the triangles are made anew only when other cells are known. */
    void show(SurfaceGrid grid, ColourScale scale) {
        boolean sameShape = shape.isPresent() && SolidShape.sameShape(shape.get(), grid);
        texture(scale);
        float[] points = SolidShape.points(grid, scale);
        float[] shades = SolidShape.shades(grid, scale);
        if (sameShape) {
            mesh.getPoints().set(0, points, 0, points.length);
            mesh.getTexCoords().set(0, shades, 0, shades.length);
        } else {
            mesh.getFaces().clear();
            mesh.getPoints().setAll(points);
            mesh.getTexCoords().setAll(shades);
            mesh.getFaces().setAll(SolidShape.faces(grid));
        }
        quotes.show(grid, scale);
        Labelled wanted = new Labelled(words(grid), scale.low(), scale.high(), mostLabels());
        if (!labelled.equals(Optional.of(wanted))) {
            labelled = Optional.of(wanted);
            label(grid, scale);
        }
        shape = Optional.of(grid);
    }

    /** A low panel has room for few. */
    private int mostLabels() {
        return root.getHeight() < LOW ? FEW_LABELS : MOST_LABELS;
    }

    private static List<String> words(SurfaceGrid grid) {
        return Stream.concat(
                        grid.rows().stream().map(SurfaceGrid.Row::label),
                        grid.slices().stream().map(SurfaceSolid::label))
                .toList();
    }

    private static String label(FittedSlice slice) {
        return slice.expiry().label()
                + switch (slice.state()) {
                    case FRESH -> "";
                    case STALE -> " " + FitBadge.STALE.sign();
                    case REFUSED -> " " + FitBadge.REFUSED.sign();
                };
    }

    /** Tells the cell under the mouse: row times columns plus column. */
    void onHover(Consumer<OptionalInt> listener) {
        scene.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event, listener));
        scene.addEventHandler(MouseEvent.MOUSE_EXITED, event -> listener.accept(OptionalInt.empty()));
    }

    /** Back to the first view. */
    void reset() {
        tilt.setAngle(HOME_TILT);
        turn.setAngle(HOME_TURN);
        camera.setTranslateZ(HOME_DISTANCE);
        placeLabels();
    }

    private void texture(ColourScale scale) {
        if (textured.equals(Optional.of(scale.map()))) {
            return;
        }
        textured = Optional.of(scale.map());
        WritableImage strip = new WritableImage(SolidShape.TEXTURE, 2);
        for (int x = 0; x < SolidShape.TEXTURE; x++) {
            int argb = scale.map().argb(x / (SolidShape.TEXTURE - 1.0));
            strip.getPixelWriter().setArgb(x, 0, argb);
            strip.getPixelWriter().setArgb(x, 1, argb);
        }
        material.setDiffuseMap(strip);
    }

    private List<Box> floor() {
        List<Box> lines = new ArrayList<>();
        for (int step = 0; step <= 4; step++) {
            double share = step / 4.0 - 0.5;
            lines.add(line(SolidShape.WIDTH, 1, 1, 0, SolidShape.HEIGHT / 2, share * SolidShape.DEPTH));
            lines.add(line(1, 1, SolidShape.DEPTH, share * SolidShape.WIDTH, SolidShape.HEIGHT / 2, 0));
            lines.add(line(1, 1, SolidShape.DEPTH, -SolidShape.WIDTH / 2, -share * SolidShape.HEIGHT, 0));
            lines.add(line(SolidShape.WIDTH, 1, 1, 0, -share * SolidShape.HEIGHT, SolidShape.DEPTH / 2));
        }
        lines.add(line(1, SolidShape.HEIGHT, 1, -SolidShape.WIDTH / 2, 0, SolidShape.DEPTH / 2));
        lines.add(line(1, SolidShape.HEIGHT, 1, SolidShape.WIDTH / 2, 0, SolidShape.DEPTH / 2));
        lines.add(line(1, SolidShape.HEIGHT, 1, -SolidShape.WIDTH / 2, 0, -SolidShape.DEPTH / 2));
        return lines;
    }

    private Box line(double width, double height, double depth, double x, double y, double z) {
        Box box = new Box(width, height, depth);
        box.setTranslateX(x);
        box.setTranslateY(y);
        box.setTranslateZ(z);
        box.setMaterial(edges);
        return box;
    }

    private void label(SurfaceGrid grid, ColourScale scale) {
        marks.clear();
        int everyRow = Math.ceilDiv(grid.rows().size(), mostLabels());
        for (int row = grid.rows().size() / 2 % everyRow; row < grid.rows().size(); row += everyRow) {
            mark(
                    SolidShape.across(grid, row),
                    SolidShape.HEIGHT / 2 + 12,
                    -SolidShape.DEPTH / 2 - 18,
                    grid.rows().get(row).label());
        }
        mark(
                0,
                SolidShape.HEIGHT / 2 + 34,
                -SolidShape.DEPTH / 2 - 46,
                grid.axis().label());
        double free = -Double.MAX_VALUE;
        for (int column = 0; column < grid.slices().size(); column++) {
            if (SolidShape.along(grid, column) - free >= SolidShape.DEPTH / (mostLabels() + 1.0)) {
                free = SolidShape.along(grid, column);
                mark(
                        SolidShape.WIDTH / 2 + 34,
                        SolidShape.HEIGHT / 2 + 8,
                        free,
                        label(grid.slices().get(column)));
            }
        }
        for (double iv : Ticks.within(scale.low(), scale.high(), 5)) {
            mark(
                    -SolidShape.WIDTH / 2 - 22,
                    -SolidShape.height(scale, iv),
                    -SolidShape.DEPTH / 2,
                    Formats.tick(iv) + (grid.baseline().isPresent() ? "" : " %"));
        }
        labels.getChildren().setAll(marks.stream().map(Mark::text).toList());
        // Their font decides their width, and without it they would stand aside until something moves.
        labels.applyCss();
        restyle();
        placeLabels();
    }

    private void mark(double x, double y, double z, String words) {
        marks.add(new Mark(new Point3D(x, y, z), new Text(words)));
    }

    /** Projects by hand: the toolkit knows its own projection only after the pulse that needs it. */
    private void placeLabels() {
        double middleX = root.getWidth() / 2;
        double middleY = root.getHeight() / 2;
        double focus = middleY / Math.tan(Math.toRadians(camera.getFieldOfView() / 2));
        for (Mark mark : marks) {
            Point3D turned = tilt.transform(turn.transform(mark.at()));
            double scale = focus / Math.max(1, turned.getZ() - camera.getTranslateZ());
            double width = mark.text().getLayoutBounds().getWidth();
            mark.text().setX(middleX + turned.getX() * scale - width / 2);
            mark.text().setY(middleY + (turned.getY() - LIFT) * scale + 4);
        }
    }

    private void hover(MouseEvent event, Consumer<OptionalInt> listener) {
        PickResult pick = event.getPickResult();
        boolean onSurface = surface.equals(pick.getIntersectedNode()) && pick.getIntersectedFace() >= 0;
        listener.accept(onSurface ? OptionalInt.of(corner(pick)) : OptionalInt.empty());
    }

    /** The cell whose point is the nearest corner of the picked triangle. */
    private int corner(PickResult pick) {
        int nearest = -1;
        double shortest = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            int point = mesh.getFaces().get(pick.getIntersectedFace() * 6 + 2 * i);
            double distance = pick.getIntersectedPoint()
                    .distance(
                            mesh.getPoints().get(3 * point),
                            mesh.getPoints().get(3 * point + 1),
                            mesh.getPoints().get(3 * point + 2));
            if (distance < shortest) {
                shortest = distance;
                nearest = point;
            }
        }
        return nearest;
    }

    private void listen() {
        root.setFocusTraversable(true);
        root.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            root.requestFocus();
            lastX = event.getX();
            lastY = event.getY();
        });
        root.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            rotate((event.getY() - lastY) * DEGREES_PER_PIXEL, (lastX - event.getX()) * DEGREES_PER_PIXEL);
            lastX = event.getX();
            lastY = event.getY();
        });
        root.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                reset();
            }
        });
        root.addEventHandler(ScrollEvent.SCROLL, event -> {
            zoom(event.getDeltaY() > 0 ? 0.9 : 1 / 0.9);
            event.consume();
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        root.layoutBoundsProperty().addListener((observed, before, now) -> placeLabels());
    }

    private void typed(KeyEvent event) {
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> rotate(0, 5);
            case RIGHT -> rotate(0, -5);
            case UP -> rotate(-5, 0);
            case DOWN -> rotate(5, 0);
            case PLUS, ADD, EQUALS -> zoom(0.9);
            case MINUS, SUBTRACT -> zoom(1 / 0.9);
            case DIGIT0, NUMPAD0 -> reset();
            default -> known = false;
        }
        if (known && !event.isShortcutDown()) {
            event.consume();
        }
    }

    private void rotate(double up, double aside) {
        tilt.setAngle(Math.clamp(tilt.getAngle() + up, -89, 89));
        turn.setAngle(turn.getAngle() + aside);
        placeLabels();
    }

    private void zoom(double factor) {
        camera.setTranslateZ(Math.clamp(camera.getTranslateZ() * factor, FARTHEST, NEAREST));
        placeLabels();
    }

    private void restyle() {
        Palette palette = Palette.of(context.theme().get());
        scene.setFill(palette.background());
        edges.setDiffuseColor(palette.zero());
        quotes.colours(palette);
        marks.forEach(mark -> mark.text().setFill(palette.muted()));
    }
}
