package gammadesk.views.shell;

import javafx.scene.Scene;
import javafx.stage.Stage;
import software.coley.bentofx.Bento;
import software.coley.bentofx.building.StageBuilding;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.control.canvas.PixelCanvas;

/** The docking system with the desk's manners: independent windows, and drop hints in blue, since red means danger. */
final class DeskBento extends Bento {
    private static final int HINT = 0x445A8FD6;
    private static final int HINT_BORDER = 0xCC5A8FD6;
    private static final double SMALLEST_WINDOW = 320;

    DeskBento() {
        controlsBuilding().setCanvasFactory(_ -> new HintCanvas());
    }

    @Override
    protected StageBuilding newStageBuilding() {
        return new StageBuilding(this) {
            // A torn-off window goes to another screen: it has no owner, and its scene is dressed by the shell.
            @Override
            protected void initializeFromSource(
                    Scene sourceScene, Scene newScene, Stage sourceStage, DragDropStage newStage, boolean owned) {
                newStage.getIcons().addAll(sourceStage.getIcons());
                newStage.setMinWidth(SMALLEST_WINDOW);
                newStage.setMinHeight(SMALLEST_WINDOW / 2);
            }
        };
    }

    private static final class HintCanvas extends PixelCanvas {
        @Override
        public void fillBorderedRect(
                double x, double y, double width, double height, int borderSize, int color, int borderColor) {
            super.fillBorderedRect(x, y, width, height, borderSize, HINT, HINT_BORDER);
        }
    }
}
