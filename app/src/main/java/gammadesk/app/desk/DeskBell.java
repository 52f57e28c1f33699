package gammadesk.app.desk;

import gammadesk.views.fx.ThemeMode;
import gammadesk.views.hedging.HedgeBell;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.stage.Window;
import javafx.util.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.controlsfx.control.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A note in the corner of the desk's window, and two short tones where the machine has a voice. */
final class DeskBell implements HedgeBell {
    private static final Logger LOG = LoggerFactory.getLogger(DeskBell.class);
    private static final Duration SHOWN = Duration.seconds(10);
    private static final float SAMPLES_PER_SECOND = 22_050;
    private static final double[] TONES_HERTZ = {660, 880};
    private static final double TONE_SECONDS = 0.16;
    private static final double LOUDNESS = 0.3;

    private final Supplier<Window> window;
    private final Supplier<ThemeMode> theme;
    private final Executor work;
    private final AtomicBoolean silent = new AtomicBoolean();

    /**
     * A bell of a window.
     *
     * @param window in whose corner the note appears, if it is open
     * @param theme of the desk
     * @param work plays the tones, away from the FX thread
     */
    DeskBell(Supplier<Window> window, Supplier<ThemeMode> theme, Executor work) {
        this.window = window;
        this.theme = theme;
        this.work = work;
    }

    @Override
    public void ring(String sentence, boolean sound) {
        note(sentence);
        if (sound && !silent.get()) {
            try {
                work.execute(this::play);
            } catch (RejectedExecutionException _) {
                LOG.debug("The desk is closing; nobody hears: {}", sentence);
            }
        }
    }

    private void note(String sentence) {
        Window owner = window.get();
        if (!owner.isShowing()) {
            return;
        }
        Notifications note = Notifications.create()
                .owner(owner)
                .title("Hedge desk")
                .text(sentence)
                .hideAfter(SHOWN);
        if (theme.get() == ThemeMode.DARK) {
            note.darkStyle();
        }
        note.show();
    }

    /** A machine without a line says so once and stays silent from then on. */
    private void play() {
        AudioFormat format = new AudioFormat(SAMPLES_PER_SECOND, Byte.SIZE, 1, true, false);
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            byte[] samples = samples();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            if (!silent.getAndSet(true)) {
                LOG.info("This machine plays no sound, so news of the hedge desk is only shown: {}", e.toString());
            }
        }
    }

    static byte[] samples() {
        int perTone = (int) (TONE_SECONDS * SAMPLES_PER_SECOND);
        byte[] samples = new byte[perTone * TONES_HERTZ.length];
        for (int i = 0; i < samples.length; i++) {
            double turn = 2 * Math.PI * TONES_HERTZ[i / perTone] * i / SAMPLES_PER_SECOND;
            double swell = Math.sin(Math.PI * (i % perTone) / perTone);
            samples[i] = (byte) Math.round(Byte.MAX_VALUE * LOUDNESS * swell * Math.sin(turn));
        }
        return samples;
    }
}
