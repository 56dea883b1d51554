// Received video on a canvas.

/** Hides the element and paints its frames on a canvas. Returns a function that ends the painting. */
export function paintInstead({ remote }) {
  remote.style.display = 'none';
  const stage = document.createElement('canvas');
  stage.id = 'stage';
  stage.width = 640;
  stage.height = 480;
  document.body.append(stage);
  const context = stage.getContext('2d');
  const timer = setInterval(() => context.drawImage(remote, 0, 0, 640, 480), 33);
  return () => clearInterval(timer);
}
