package io.contaluz.billing.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/// A text as a QR code, in a PNG of black and white with its quiet zone.
final class QrPicture {

    private static final int PIXELS_A_MODULE = 8;
    private static final int WHITE = 0xFFFFFF;
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

    private QrPicture() {}

    /// The picture as a `data:` URI.
    static String of(String text) {
        var bytes = new ByteArrayOutputStream();
        try {
            // The smallest size it can have: a pixel a module.
            var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            ImageIO.write(enlarged(modules), "png", bytes);
        } catch (WriterException e) {
            throw new IllegalArgumentException("longer than a QR code can be", e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static BufferedImage enlarged(BitMatrix modules) {
        int width = modules.getWidth() * PIXELS_A_MODULE;
        int height = modules.getHeight() * PIXELS_A_MODULE;
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE)) {
                    picture.setRGB(x, y, WHITE);
                }
            }
        }
        return picture;
    }
}
