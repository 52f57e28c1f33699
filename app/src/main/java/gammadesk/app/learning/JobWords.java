package gammadesk.app.learning;

import gammadesk.analytics.learning.train.TrainingFailure;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why long work came to nothing, in one sentence for a person. */
final class JobWords {
    private static final Logger LOG = LoggerFactory.getLogger(JobWords.class);

    private JobWords() {}

    static String failure(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> "Refused: " + sentence(text(refusal));
            case TrainingFailure training ->
                "The training is given up: " + training.getMessage() + ". No model was written.";
            case IOException full
            when isFull(full) -> "The disk is full: what was kept before is whole. Make room and resume.";
            case FileSystemException file ->
                "Stopped: " + file.getFile() + ": " + why(file) + ". Nothing was half written.";
            default -> unforeseen(failure);
        };
    }

    private static boolean isFull(IOException failure) {
        String reason = text(failure).toLowerCase(Locale.ROOT);
        return reason.contains("no space") || reason.contains("quota");
    }

    private static String why(FileSystemException file) {
        String reason = file.getReason();
        return reason == null ? file.getClass().getSimpleName().replace("Exception", "") : reason;
    }

    private static String unforeseen(Throwable failure) {
        if (!(failure instanceof IOException)) {
            LOG.error("Long work failed", failure);
        }
        return "Stopped: " + sentence(text(failure));
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    private static String sentence(String words) {
        String line = words.lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }
}
