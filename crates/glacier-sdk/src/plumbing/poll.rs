//! Operations that are called again and again: page by page, or until something is so.

use crate::client::Handle;
use crate::config::Layer;
use crate::plumbing::operation::Operation;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, StaticRuntimePlugin};

/// The plugins of all calls, which tell the user agent what they are made for.
pub(crate) fn poll_plugins<O: Operation>(
    handle: &Handle,
    feature: SmithySdkFeature,
) -> RuntimePlugins {
    let mut layer = Layer::new("poll");
    layer.store_append(feature);
    let plugin = StaticRuntimePlugin::new().with_config(layer.freeze());
    // An override, if one of nothing, has calls find this below what they note themselves, in the order of the official client.
    let of_call = handle.composition.plugins::<O>(Some(Box::default()));
    RuntimePlugins::clone(&of_call).with_operation_plugin(plugin)
}
