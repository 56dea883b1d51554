// Paints frames that it reads on a canvas.

self.onmessage = async ({ data: { offscreen, readable } }) => {
  const context = offscreen.getContext('2d');
  const paints = new WritableStream({
    write(frame) {
      context.drawImage(frame, 0, 0, offscreen.width, offscreen.height);
      frame.close();
    },
  });
  await readable.pipeTo(paints);
};
